/** Every schema of the API by name, which is its name in the OpenAPI document's routes too. */

export * from "./audit.js";
export * from "./closings.js";
export * from "./common.js";
export * from "./data-sets.js";
export * from "./language.js";
export * from "./people.js";
export * from "./plans.js";
export * from "./runs.js";
export * from "./statements.js";
export * from "./what-if.js";
