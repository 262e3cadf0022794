/** The server as a library: whoever starts it gives it a configuration. */

export { type App, type AppOptions, buildApp } from "./app.js";
export { Calculator } from "./calculate/calculator.js";
export { configFromEnvironment, type ServerConfig } from "./config.js";
export { firstStart, operatorEmail } from "./first-start.js";
export type { GuardedRoute } from "./plugins/access.js";
export { Passwords } from "./plugins/passwords.js";
export { type Action, policy, type Rule } from "./policy.js";
export { loadSample } from "./sample.js";
export * as schemas from "./schemas/index.js";
export type { Services } from "./services.js";
export { databaseFile, openDatabase, type StartedServer, startServer } from "./start-server.js";
export type { Database } from "./stores/database.js";
export { migrate, type OpenDatabase, openPool, openPostgres, openSqlite } from "./stores/open-database.js";
export { type Stores, storesOf } from "./stores/stores.js";
export { Turns } from "./turns.js";
export { verifyAudit } from "./verify-audit.js";
