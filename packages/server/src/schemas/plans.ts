/** Plans of a workspace: a draft that changes, and versions that never do. */

import { type Static, Type } from "typebox";
import { Id, Moment, Remark, Sha256, Title } from "./common.js";
import { Diagnostic, PlanText, UsedFiles } from "./language.js";

const UsedFile = Type.Object({ name: Type.String(), text: Type.String() });
const Person = Type.Object({ id: Id, name: Type.String() });

export const NewPlan = Type.Object(
  { name: Title, text: PlanText, files: Type.Optional(UsedFiles) },
  { additionalProperties: false },
);
export type NewPlan = Static<typeof NewPlan>;

export const PlanSummary = Type.Object({
  id: Id,
  name: Type.String(),
  updated: Moment,
  draftRevision: Type.Integer(),
  latest: Type.Union([Type.Integer(), Type.Null()], { description: "the number of the newest version" }),
  approved: Type.Union([Type.Integer(), Type.Null()], { description: "the newest approved version" }),
  archived: Type.Union([Moment, Type.Null()], { description: "since when it is put away" }),
});
export type PlanSummary = Static<typeof PlanSummary>;
export const Plans = Type.Object({ plans: Type.Array(PlanSummary) });

export const Plan = Type.Object({
  ...PlanSummary.properties,
  draft: Type.Object({
    revision: Type.Integer(),
    text: Type.String(),
    files: Type.Array(UsedFile),
    updated: Moment,
    updatedBy: Person,
  }),
});
export type Plan = Static<typeof Plan>;

export const NewDraft = Type.Object(
  {
    text: PlanText,
    files: Type.Optional(UsedFiles),
    revision: Type.Integer({
      minimum: 0,
      maximum: 1_000_000_000,
      description: "the revision that was edited; refused with draft-changed when there is a newer one",
    }),
  },
  { additionalProperties: false },
);
export type NewDraft = Static<typeof NewDraft>;
export const SavedDraft = Type.Object({ revision: Type.Integer(), diagnostics: Type.Array(Diagnostic) });

export const VersionStatus = Type.Union([
  Type.Literal("submitted"),
  Type.Literal("approved"),
  Type.Literal("rejected"),
]);
export const VersionSummary = Type.Object({
  number: Type.Integer(),
  hash: Sha256,
  status: VersionStatus,
  message: Type.String(),
  author: Person,
  authors: Type.Array(Type.String(), {
    description: "identifiers of everybody who wrote on it; none of them may approve it",
  }),
  created: Moment,
  decision: Type.Union([
    Type.Null(),
    Type.Object({ by: Person, at: Moment, comment: Type.Union([Type.String(), Type.Null()]) }),
  ]),
});
export type VersionSummary = Static<typeof VersionSummary>;
export const Versions = Type.Object({ versions: Type.Array(VersionSummary) });
export const Version = Type.Object({
  ...VersionSummary.properties,
  text: Type.String(),
  files: Type.Array(UsedFile),
});
export type Version = Static<typeof Version>;

export const NewVersion = Type.Object(
  {
    message: Remark,
    revision: Type.Integer({
      minimum: 0,
      maximum: 1_000_000_000,
      description: "the draft's revision that is submitted",
    }),
  },
  { additionalProperties: false },
);
export const Decision = Type.Object(
  {
    decision: Type.Union([Type.Literal("approved"), Type.Literal("rejected")]),
    comment: Type.Optional(Remark),
  },
  { additionalProperties: false },
);
export type Decision = Static<typeof Decision>;

export const PlanAddress = Type.Object({ workspace: Id, plan: Id }, { additionalProperties: false });
export const VersionAddress = Type.Object(
  { workspace: Id, plan: Id, version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  { additionalProperties: false },
);

export const Templates = Type.Object({
  templates: Type.Array(
    Type.Object({
      name: Type.String(),
      about: Type.String(),
      period: Type.String(),
      text: Type.String(),
      files: Type.Array(UsedFile),
    }),
  ),
});
