/** What was done, by whom, in a chain that shows when somebody tampered with it. */

import { type Static, Type } from "typebox";
import { Moment, pageOf, Sha256 } from "./common.js";

export const AuditEntry = Type.Object({
  sequence: Type.Integer(),
  at: Moment,
  actor: Type.String({ description: "who did it: an e-mail address, or system" }),
  action: Type.String(),
  subject: Type.String({ description: "what it was done to" }),
  detail: Type.Unknown(),
  hash: Sha256,
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditPage = pageOf(AuditEntry);
export const AuditVerified = Type.Object({
  sound: Type.Boolean(),
  entries: Type.Integer(),
  broken: Type.Union([Type.Integer(), Type.Null()], { description: "the first entry that does not fit" }),
  head: Type.Object(
    { sequence: Type.Integer(), hash: Sha256 },
    { description: "the last sound entry; noted elsewhere, it shows later when the end was cut off" },
  ),
});
