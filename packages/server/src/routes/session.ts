/** Signing in and out. */

import type { FastifyReply } from "fastify";
import type { App } from "../app.js";
import { cookieName, requireAsker, requirePerson, userOf } from "../plugins/access.js";
import { oidcFlow } from "../plugins/oidc.js";
import { notFound, RefusedError } from "../refused.js";
import { Nothing, refusals } from "../schemas/common.js";
import {
  ChangePassword,
  NewWorkspace,
  Session,
  SignIn,
  SignInMethods,
  Workspace,
  Workspaces,
} from "../schemas/people.js";
import type { Services } from "../services.js";
import type { Asker } from "../stores/people-store.js";

export function addSessionRoutes(app: App, { people, config }: Services): void {
  const tags = ["session"];
  const secure = config.publicUrl.startsWith("https:");
  const keep = (reply: FastifyReply, token: string) =>
    reply.setCookie(cookieName, token, { path: "/", httpOnly: true, sameSite: "lax", secure });
  const rateLimit = { max: config.signInsPerMinute, timeWindow: 60_000 };

  app.get(
    "/v1/session/methods",
    { config: { action: "session.open" }, schema: { tags, response: { 200: SignInMethods, ...refusals } } },
    async () => ({ password: true, oidc: config.oidc === undefined ? null : "/v1/session/oidc" }),
  );

  app.post(
    "/v1/session",
    {
      config: { action: "session.open", rateLimit },
      schema: { tags, body: SignIn, response: { 200: Session, ...refusals } },
    },
    async ({ body }, reply) => {
      const signedIn = await people.signIn(body.email, body.password);
      if (signedIn === undefined) {
        throw new RefusedError(401, "wrong-password", "Nobody has this address and password");
      }
      keep(reply, signedIn.token);
      return sessionOf(signedIn.asker);
    },
  );

  app.get(
    "/v1/session",
    { config: { action: "session.own" }, schema: { tags, response: { 200: Session, ...refusals } } },
    async (request) => sessionOf(requireAsker(request)),
  );

  app.delete(
    "/v1/session",
    { config: { action: "session.own" }, schema: { tags, response: { 204: Nothing, ...refusals } } },
    async (request, reply) => {
      const token = request.cookies[cookieName];
      if (token !== undefined) await people.signOut(token);
      reply.clearCookie(cookieName, { path: "/" });
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/v1/session/password",
    {
      config: { action: "session.own", rateLimit },
      schema: { tags, body: ChangePassword, response: { 204: Nothing, ...refusals } },
    },
    async (request, reply) => {
      const { current, next } = request.body;
      if (current === next) {
        throw new RefusedError(422, "same-password", "The new password is the current one", "Choose another");
      }
      const kept = request.cookies[cookieName];
      if (!(await people.changePassword(requirePerson(request), current, next, kept))) {
        throw new RefusedError(422, "wrong-password", "The current password is another one");
      }
      return reply.code(204).send(null);
    },
  );

  addOidcRoutes(app, { people, config }, keep);

  app.get(
    "/v1/workspaces",
    {
      config: { action: "workspaces.list" },
      schema: { tags: ["workspaces"], response: { 200: Workspaces, ...refusals } },
    },
    async (request) => {
      const ids = requireAsker(request).memberships.map(({ workspace }) => workspace);
      return { workspaces: await people.workspaces(ids) };
    },
  );

  app.post(
    "/v1/workspaces",
    {
      config: { action: "workspaces.create" },
      schema: { tags: ["workspaces"], body: NewWorkspace, response: { 201: Workspace, ...refusals } },
    },
    async (request, reply) =>
      reply.code(201).send(await people.createWorkspace(request.body.name, userOf(request))),
  );
}

function addOidcRoutes(
  app: App,
  { people, config }: Pick<Services, "people" | "config">,
  keep: (reply: FastifyReply, token: string) => void,
): void {
  const flow = config.oidc === undefined ? undefined : oidcFlow(config.oidc, config);
  const schema = { tags: ["session"], response: { 302: Nothing, ...refusals } };
  app.get("/v1/session/oidc", { config: { action: "session.open" }, schema }, async (_request, reply) => {
    if (flow === undefined) throw notFound("way to sign in");
    return flow.begin(reply);
  });
  app.get(
    "/v1/session/oidc/callback",
    { config: { action: "session.open" }, schema },
    async (request, reply) => {
      if (flow === undefined) throw notFound("way to sign in");
      const signedIn = await people.signInAs(await flow.finish(request, reply));
      if (signedIn === undefined) {
        throw new RefusedError(403, "not-a-member", "You are in no workspace yet", "Ask an admin to add you");
      }
      keep(reply, signedIn.token);
      return reply.redirect("/");
    },
  );
}

function sessionOf({ user, memberships, csrf }: Asker): Session {
  const { id, email, name, isOperator } = user;
  return {
    user: { id, email, name, isOperator },
    csrfToken: csrf ?? null,
    mustChangePassword: user.mustChange,
    workspaces: [...memberships],
  };
}
