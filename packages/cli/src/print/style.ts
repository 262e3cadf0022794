/** Colours for a person at a terminal, plain text for everybody else. */

import pico from "picocolors";
import type { Io, Sink } from "../io.js";

export type Style = ReturnType<typeof pico.createColors>;

/** See https://no-color.org: any value but the empty one switches colour off. */
export function styleFor(sink: Sink, io: Io): Style {
  return pico.createColors(hasColour(sink, io));
}

export function hasColour(sink: Sink, io: Io): boolean {
  return sink.isTTY === true && !io.env.NO_COLOR && io.env.TERM !== "dumb";
}
