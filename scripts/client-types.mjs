/** Writes the types of the API, as openapi-typescript makes them of its OpenAPI document, for the test of a client. */

import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(join(root, "packages/server/package.json"));
const { default: loaded } = await import(pathToFileURL(require.resolve("openapi-typescript")).href);
const { default: openapiTS, astToString } = loaded;
const { buildApp, configFromEnvironment, migrate, openSqlite } = await import(
  "../packages/server/dist/index.js"
);

const database = openSqlite(":memory:");
await migrate(database);
const config = configFromEnvironment(
  {},
  { dataDirectory: join(tmpdir(), "attain-client-types"), logLevel: "silent" },
);
const { app } = await buildApp({ config, database });
const document = app.swagger();
await app.close();

const types = astToString(await openapiTS(document));
const head = "/* Written by `node scripts/client-types.mjs` from the OpenAPI document. */\n\n";
const target = process.argv[2] ?? join(root, "tests/api/generated/api.d.ts");
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, head + types);
