/** People of a workspace, and one's own API keys. */

import { Type } from "typebox";
import type { App } from "../app.js";
import { requirePerson, userOf } from "../plugins/access.js";
import { Id, InWorkspace, Nothing, refusals } from "../schemas/common.js";
import {
  AddedMember,
  ApiKeys,
  ChangedMember,
  MadeApiKey,
  Member,
  Members,
  NewApiKey,
  NewMember,
} from "../schemas/people.js";
import type { Services } from "../services.js";

const MemberAddress = Type.Object({ workspace: Id, user: Id }, { additionalProperties: false });
const KeyAddress = Type.Object({ workspace: Id, key: Id }, { additionalProperties: false });

export function addMemberRoutes(app: App, { people }: Services): void {
  const tags = ["people"];
  const members = "/v1/workspaces/:workspace/members";
  const keys = "/v1/workspaces/:workspace/api-keys";

  app.get(
    members,
    {
      config: { action: "members.read" },
      schema: { tags, params: InWorkspace, response: { 200: Members, ...refusals } },
    },
    async ({ params }) => ({ members: await people.members(params.workspace) }),
  );
  app.post(
    members,
    {
      config: { action: "members.change" },
      schema: { tags, params: InWorkspace, body: NewMember, response: { 201: AddedMember, ...refusals } },
    },
    async (request, reply) => {
      const { params, body } = request;
      return reply.code(201).send(await people.addMember(params.workspace, body, userOf(request).email));
    },
  );
  app.put(
    `${members}/:user`,
    {
      config: { action: "members.change" },
      schema: { tags, params: MemberAddress, body: ChangedMember, response: { 200: Member, ...refusals } },
    },
    async (request) => {
      const { workspace, user } = request.params;
      return people.changeMember(workspace, user, request.body, userOf(request).email);
    },
  );
  app.delete(
    `${members}/:user`,
    {
      config: { action: "members.change" },
      schema: { tags, params: MemberAddress, response: { 204: Nothing, ...refusals } },
    },
    async (request, reply) => {
      const { workspace, user } = request.params;
      await people.removeMember(workspace, user, userOf(request).email);
      return reply.code(204).send(null);
    },
  );

  app.get(
    keys,
    {
      config: { action: "api-keys.own" },
      schema: { tags, params: InWorkspace, response: { 200: ApiKeys, ...refusals } },
    },
    async (request) => ({ keys: await people.apiKeys(request.params.workspace, userOf(request).id) }),
  );
  app.post(
    keys,
    {
      config: { action: "api-keys.own" },
      schema: { tags, params: InWorkspace, body: NewApiKey, response: { 201: MadeApiKey, ...refusals } },
    },
    async (request, reply) => {
      const { params, body } = request;
      return reply
        .code(201)
        .send(await people.createApiKey(params.workspace, requirePerson(request), body.name));
    },
  );
  app.delete(
    `${keys}/:key`,
    {
      config: { action: "api-keys.own" },
      schema: { tags, params: KeyAddress, response: { 204: Nothing, ...refusals } },
    },
    async (request, reply) => {
      await people.removeApiKey(request.params.workspace, userOf(request), request.params.key);
      return reply.code(204).send(null);
    },
  );
}
