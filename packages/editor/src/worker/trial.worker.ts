/** The worker that tries claims: apart from the one that answers while one types. */

import { type Channel, serve } from "./remote.js";
import { trialAnswers } from "./trial-answers.js";

serve(self as unknown as Channel, trialAnswers);
