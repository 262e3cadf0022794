/** What the page of the test has: the same function as Node. */

import { digests } from "./digests.js";

Object.assign(globalThis, { digestsOnPage: digests });
