/** The process around the command: its streams, and a reader of our output that goes away early. */

import { main } from "./main.js";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // `attain run ... | head` closes the pipe; there is nobody left to tell.
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

process.exitCode = await main(process.argv.slice(2));
