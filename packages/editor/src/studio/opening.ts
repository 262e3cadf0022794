/** Pages that need a plan open the sample company where nothing is open yet. */

import { useEffect } from "react";
import { loadTemplate } from "./gallery.js";
import { textsNow } from "./settings.js";
import { say } from "./shell/toast.js";
import { type OpenedPlan, openPlan, workbench } from "./workbench.js";

export const sampleCompany = "software-seller";

let isOpening = false;

export async function openSample(): Promise<void> {
  if (isOpening || workbench.get().uri !== "") return;
  isOpening = true;
  try {
    await tryOpening(() => loadTemplate(sampleCompany));
  } finally {
    isOpening = false;
  }
}

export async function tryOpening(load: () => Promise<OpenedPlan>): Promise<void> {
  try {
    await openPlan(await load());
  } catch (error) {
    say(`${textsNow().failed}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function useSomethingOpen(): void {
  useEffect(() => void openSample(), []);
}
