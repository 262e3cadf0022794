/** The application: plugins and routes put together. Fastify is known only here, in plugins and in routes. */

import { join } from "node:path";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { Ajv } from "ajv";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { Calculator } from "./calculate/calculator.js";
import { DataFiles } from "./calculate/data-files.js";
import { RunQueue } from "./calculate/run-queue.js";
import type { ServerConfig } from "./config.js";
import { engineVersion } from "./engine-version.js";
import { loggerFor } from "./logger.js";
import { addAccess, type GuardedRoute } from "./plugins/access.js";
import { addErrors } from "./plugins/errors.js";
import { addLargeBodies } from "./plugins/large-bodies.js";
import { addMetrics } from "./plugins/metrics.js";
import { Passwords } from "./plugins/passwords.js";
import { addStudio } from "./plugins/studio.js";
import { addAuditRoutes } from "./routes/audit.js";
import { addDataRoutes } from "./routes/data-sets.js";
import { addLanguageRoutes } from "./routes/language.js";
import { addLookRoutes } from "./routes/look.js";
import { addMemberRoutes } from "./routes/members.js";
import { addPlanRoutes } from "./routes/plans.js";
import { addQuestionRoutes } from "./routes/questions.js";
import { addRunListRoutes } from "./routes/run-lists.js";
import { addRunRoutes } from "./routes/runs.js";
import { addSessionRoutes } from "./routes/session.js";
import { addStatementRoutes } from "./routes/statements.js";
import { addWhatIfRoutes } from "./routes/what-if.js";
import type { Services } from "./services.js";
import type { OpenDatabase } from "./stores/open-database.js";
import { storesOf } from "./stores/stores.js";

/** A body says of itself what is a number; in an address everything is a text. */
const asSent = new Ajv({ useDefaults: true, strict: false });
const asText = new Ajv({ useDefaults: true, strict: false, coerceTypes: true });

export interface AppOptions {
  readonly config: ServerConfig;
  readonly database: OpenDatabase;
  /** One that others use, too, is not closed with the app. */
  readonly calculator?: Calculator;
}

function bare(config: ServerConfig) {
  return Fastify({
    loggerInstance: loggerFor(config.logLevel) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Only the one proxy in front: what stands further left in the header, whoever asks has written.
    trustProxy: config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: 8 << 20,
    routerOptions: { maxParamLength: 800 },
    requestTimeout: 120_000,
  }).withTypeProvider<TypeBoxTypeProvider>();
}

export type App = ReturnType<typeof bare>;

/** Built and ready for requests; nothing listens yet. The database must be migrated. */
export async function buildApp({ config, database, calculator }: AppOptions): Promise<{
  readonly app: App;
  readonly services: Services;
  /** What the policy says of each. */
  readonly routes: readonly GuardedRoute[];
}> {
  const app = bare(config);
  const stores = storesOf(database, new Passwords(config.passwordCost));
  const own = calculator ?? new Calculator({ questionSeconds: config.questionSeconds });
  const files = new DataFiles(join(config.dataDirectory, "tables"), stores);
  const queue = new RunQueue(stores, own, files, (error, run) => {
    const told =
      error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
    app.log.error({ run, err: told }, "own mistake");
  });
  const services: Services = { ...stores, config, calculator: own, files, queue };

  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === "body" ? asSent : asText).compile(schema));
  await addProtection(app, config);
  addErrors(app);
  const routes = addAccess(app, stores.people, config.publicUrl);
  addLargeBodies(app, config);
  await addDocumentation(app);
  app.addHook("onSend", async (request, reply) => {
    const { url = "" } = request.routeOptions;
    // Pay stays in no browser's and no proxy's memory.
    if (url.startsWith("/v1") && !reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.addHook("onResponse", async (request, reply) => {
    // The pattern of the address, not the address: that names payees.
    const { method, routeOptions, id } = request;
    const took = Math.round(reply.elapsedTime);
    request.log.info({ id, method, route: routeOptions.url, status: reply.statusCode, took }, "answered");
  });
  addMetrics(app, services);
  addLookRoutes(app, services);
  addSessionRoutes(app, services);
  addMemberRoutes(app, services);
  addLanguageRoutes(app, services);
  addPlanRoutes(app, services);
  addDataRoutes(app, services);
  addRunRoutes(app, services);
  addRunListRoutes(app, services);
  addStatementRoutes(app, services);
  addQuestionRoutes(app, services);
  addWhatIfRoutes(app, services);
  addAuditRoutes(app, services);
  await addStudio(app, config.studio);

  app.addHook("onReady", async () => {
    await files.clear();
    await stores.runs.recover();
    queue.wake();
  });
  app.addHook("onClose", async () => {
    await queue.close();
    if (calculator === undefined) await own.close();
    await database.db.destroy();
  });
  await app.ready();
  return { app, services, routes };
}

async function addProtection(app: App, config: ServerConfig): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Monaco starts its workers from its own files and sets styles as it lays out.
        workerSrc: ["'self'", "blob:"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith("https:"),
    referrerPolicy: { policy: "no-referrer" },
  });
  await app.register(rateLimit, { global: true, max: config.requestsPerMinute, timeWindow: 60_000 });
  // How many bytes is said by the routes that take files: others take no more than of JSON.
  const parser = { parseAs: "buffer" } as const;
  app.addContentTypeParser("application/octet-stream", parser, (_request, body, done) => done(null, body));
}

async function addDocumentation(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Attain",
        description: "Plans, their versions, data sets, runs, statements and questions.",
        version: engineVersion(),
      },
      components: {
        securitySchemes: {
          cookie: { type: "apiKey", in: "cookie", name: "attain_session" },
          key: { type: "http", scheme: "bearer" },
        },
      },
      security: [{ cookie: [] }, { key: [] }],
    },
  });
  await app.register(swaggerUi, { routePrefix: "/docs" });
}
