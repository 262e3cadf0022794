/** The server as a library: whoever starts it gives it a configuration. */

export * as schemas from "./schemas/index.js";
