import "server-only";
import { type Attention, ATTENTION_KINDS } from "../../model/attention";
import { failedRefunds, fraudWarnings, openBreaks, openClaims, openDisputes, wrongSums } from "./money";
import { openLines, partlyDelivered, unsentMails } from "./orders";
import { deadJobs, lowBalance, pausedCheckout } from "./shop";

/** Everything that may want a person, the most pressing kind first, the oldest of a kind first. */
export async function attentionList(): Promise<Attention[]> {
  const found = await Promise.all([
    wrongSums(),
    openDisputes(),
    fraudWarnings(),
    openBreaks(),
    failedRefunds(),
    openLines(),
    pausedCheckout(),
    lowBalance(),
    deadJobs(),
    openClaims(),
    unsentMails(),
    partlyDelivered(),
  ]);
  const rank = (entry: Attention) => ATTENTION_KINDS.indexOf(entry.kind);
  return found.flat().toSorted((a, b) => rank(a) - rank(b) || a.since.getTime() - b.since.getTime());
}
