/**
 * Invented cases are the same ones in every run, so that what fails once can be had again; `ATTAIN_SEED`
 * tries others. A law may choose a seed of its own.
 */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.ATTAIN_SEED ?? "1") });
