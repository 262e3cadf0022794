/** The worker: language questions and calculations on one plan text, away from the page's own thread. */

import { calculationAnswers } from "./calculation-answers.js";
import { languageAnswers, OpenPlans } from "./language-answers.js";
import { type Channel, serve } from "./remote.js";

const plans = new OpenPlans();

/** Everything the worker is asked. */
const calls = { ...languageAnswers(plans), ...calculationAnswers(plans) };

export type PlanWorkerCalls = typeof calls;

serve(self as unknown as Channel, calls);
