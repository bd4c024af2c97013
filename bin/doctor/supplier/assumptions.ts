import type { Findings } from "../finding.ts";
import { badToken, envelopes, rates, refusals, tokenTerms, unlimited } from "./answers.ts";
import { NEEDS_ORDER, unseen, type Assumption } from "./assumption.ts";
import { hiddenPaths, history, unknownIccid } from "./esims.ts";
import { extras, voiceNumbers } from "./extras.ts";
import { listDelay, listValidation, timeZone, topupReference, unknownOrder, wildcards } from "./orders.ts";
import type { Partner } from "./partner.ts";

const PUSHED = "only a pushed event shows it";

/** In the order of their numbers, but for the two that look back on all the answers. */
const ASSUMPTIONS: readonly Assumption[] = [
  hiddenPaths,
  extras,
  badToken,
  unknownIccid,
  listValidation,
  timeZone,
  unseen(9, "long descriptions", "only orders show it; the shop's references have 23 characters"),
  listDelay,
  wildcards,
  unseen(12, "charge", NEEDS_ORDER),
  rates,
  tokenTerms,
  history,
  unlimited,
  unseen(17, "webhooks' nesting", `${PUSHED}; the shop reads both forms`),
  unseen(18, "webhooks' header", `${PUSHED}; unsigned ones are refused`),
  unseen(19, "refused opt-in", "only an address that does not answer shows it"),
  voiceNumbers,
  unseen(21, "word for credit", "only an empty balance shows it; the shop goes by the code first"),
  unknownOrder,
  topupReference,
  envelopes,
  refusals,
];

/** Day-one questions about the supplier, each answered by asking it, as far as that costs nothing. */
export async function* assumptions(partner: Partner): Findings {
  for (const look of ASSUMPTIONS) {
    const finding = await look(partner);
    // What the test order told already need not be said to be unseen.
    if (finding.text !== NEEDS_ORDER || partner.order === undefined) yield finding;
  }
}
