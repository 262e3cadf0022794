/** Who somebody is, where they may act, and as what. */

import { type Static, Type } from "typebox";
import { GivenName, Id, Moment, Title } from "./common.js";

export const roles = ["admin", "author", "approver", "finance", "manager", "payee", "auditor"] as const;
export const Role = Type.Enum([...roles]);
export type Role = (typeof roles)[number];

export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: "^[^\\s@\\u0000-\\u001f]+@[^\\s@\\u0000-\\u001f]+$",
});
const Password = Type.String({ minLength: 1, maxLength: 200 });

export const SignIn = Type.Object({ email: Email, password: Password }, { additionalProperties: false });
export const ChangePassword = Type.Object(
  { current: Password, next: Type.String({ minLength: 12, maxLength: 200 }) },
  { additionalProperties: false },
);

export const Membership = Type.Object({
  workspace: Id,
  name: Type.String(),
  roles: Type.Array(Role),
  payee: Type.Union([Type.String(), Type.Null()], {
    description: "who this person is in the rows of the workspace",
  }),
});
export type Membership = Static<typeof Membership>;

export const Session = Type.Object({
  user: Type.Object({ id: Id, email: Type.String(), name: Type.String(), isOperator: Type.Boolean() }),
  csrfToken: Type.Union([Type.String(), Type.Null()], {
    description: "to be sent as x-csrf-token with everything but GET; null for an API key, which needs none",
  }),
  mustChangePassword: Type.Boolean({ description: "until it is changed, nothing else is answered" }),
  workspaces: Type.Array(Membership),
});
export type Session = Static<typeof Session>;

export const SignInMethods = Type.Object({
  password: Type.Boolean(),
  oidc: Type.Union([Type.String(), Type.Null()], { description: "where single sign-on begins, or null" }),
});
export type SignInMethods = Static<typeof SignInMethods>;

export const NewWorkspace = Type.Object({ name: Title }, { additionalProperties: false });
export const Workspace = Type.Object({ id: Id, name: Type.String(), created: Moment });
export const Workspaces = Type.Object({ workspaces: Type.Array(Workspace) });

export const NewMember = Type.Object(
  {
    email: Email,
    name: Title,
    roles: Type.Array(Role, { maxItems: 7, uniqueItems: true }),
    payee: Type.Optional(GivenName),
  },
  { additionalProperties: false },
);
export type NewMember = Static<typeof NewMember>;
export const ChangedMember = Type.Object(
  {
    roles: Type.Array(Role, { maxItems: 7, uniqueItems: true }),
    payee: Type.Union([GivenName, Type.Null()]),
  },
  { additionalProperties: false },
);
export type ChangedMember = Static<typeof ChangedMember>;
export const Member = Type.Object({
  user: Id,
  email: Type.String(),
  name: Type.String(),
  roles: Type.Array(Role),
  payee: Type.Union([Type.String(), Type.Null()]),
});
export type Member = Static<typeof Member>;
export const Members = Type.Object({ members: Type.Array(Member) });
export const AddedMember = Type.Object({
  member: Member,
  oneTimePassword: Type.Union([Type.String(), Type.Null()], {
    description:
      "shown this once, for somebody who was not known before, or was removed without ever using theirs",
  }),
  oneTimePasswordExpires: Type.Union([Moment, Type.Null()], {
    description: "until when it is to be used",
  }),
});

export const NewApiKey = Type.Object({ name: Title }, { additionalProperties: false });
export const ApiKey = Type.Object({
  id: Id,
  name: Type.String(),
  created: Moment,
  lastUsed: Type.Union([Moment, Type.Null()]),
});
export const ApiKeys = Type.Object({ keys: Type.Array(ApiKey) });
export const MadeApiKey = Type.Object({
  key: ApiKey,
  secret: Type.String({ description: "shown this once; sent as Authorization: Bearer" }),
});
