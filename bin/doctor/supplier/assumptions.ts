import type { Findings } from "../finding.ts";
import { badToken, envelopes, rates, refusals, tokenTerms, unlimited } from "./answers.ts";
import { NEEDS_ORDER, unseen, type Assumption } from "./assumption.ts";
import { hiddenPaths, history, unknownIccid } from "./esims.ts";
import { eventHeader, eventNesting, extras, refusedAddress, voiceNumbers } from "./extras.ts";
import { listDelay, listValidation, timeZone, topupReference, unknownOrder, wildcards } from "./orders.ts";
import type { Partner } from "./partner.ts";

/** In the order of their numbers, but for the two that look back on all the answers. */
const ASSUMPTIONS: readonly Assumption[] = [
  hiddenPaths,
  extras,
  badToken,
  unknownIccid,
  listValidation,
  timeZone,
  unseen(9, "long descriptions", "not tried: the shop sends 23 characters, and 255 are said to fit"),
  listDelay,
  wildcards,
  unseen(12, "charge", NEEDS_ORDER),
  rates,
  tokenTerms,
  history,
  unlimited,
  eventNesting,
  eventHeader,
  refusedAddress,
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
