/** Questions on the lines of a statement. */

import type { App } from "../app.js";
import { membershipOf, userOf } from "../plugins/access.js";
import { seenPayee, seesWhole } from "../plugins/sight.js";
import { InWorkspace, refusals } from "../schemas/common.js";
import type { Membership } from "../schemas/people.js";
import { PayeeAddress } from "../schemas/runs.js";
import {
  NewAnswer,
  NewQuestion,
  Question,
  QuestionAddress,
  Questions,
  QuestionsQuery,
} from "../schemas/statements.js";
import type { Services } from "../services.js";

export function addQuestionRoutes(app: App, services: Services): void {
  const { questions, runs } = services;
  const tags = ["questions"];

  /** Those on one's own pay, and of whom one leads. */
  async function seenOf(all: readonly Question[], { payee, roles }: Membership): Promise<Question[]> {
    const below = new Map<string, ReadonlySet<string>>();
    const leads = async (run: string, whom: string, who: string) => {
      const people = below.get(run) ?? new Set(await runs.below(run, who));
      below.set(run, people);
      return people.has(whom);
    };
    const seen: Question[] = [];
    for (const question of all) {
      const isOwn = payee !== null && question.payee === payee;
      const isManager = payee !== null && roles.includes("manager");
      if (isOwn || (isManager && (await leads(question.run, question.payee, payee)))) seen.push(question);
    }
    return seen;
  }

  app.get(
    "/v1/workspaces/:workspace/questions",
    {
      config: { action: "questions.read" },
      schema: {
        tags,
        params: InWorkspace,
        querystring: QuestionsQuery,
        response: { 200: Questions, ...refusals },
      },
    },
    async (request) => {
      const { workspace } = request.params;
      const { offset, limit, ...filter } = request.query;
      const seesAll = seesWhole(request, workspace);
      const all = await questions.list(workspace, seesAll ? filter : { ...filter, published: true });
      const seen = seesAll ? all : await seenOf(all, membershipOf(request, workspace));
      return { total: seen.length, offset, rows: seen.slice(offset, offset + limit) };
    },
  );

  app.post(
    "/v1/workspaces/:workspace/runs/:run/payees/:payee/questions",
    {
      config: { action: "questions.ask" },
      schema: { tags, params: PayeeAddress, body: NewQuestion, response: { 201: Question, ...refusals } },
    },
    async (request, reply) => {
      const { workspace, run, payee } = request.params;
      await seenPayee(request, services, request.params);
      return reply.code(201).send(await questions.ask(workspace, run, payee, request.body, userOf(request)));
    },
  );

  app.post(
    "/v1/workspaces/:workspace/questions/:question/answers",
    {
      config: { action: "questions.answer" },
      schema: { tags, params: QuestionAddress, body: NewAnswer, response: { 201: Question, ...refusals } },
    },
    async (request, reply) => {
      const { workspace, question: id } = request.params;
      const { run, payee } = await questions.get(workspace, id);
      await seenPayee(request, services, { workspace, run, payee });
      return reply.code(201).send(await questions.answer(workspace, id, request.body.text, userOf(request)));
    },
  );
}
