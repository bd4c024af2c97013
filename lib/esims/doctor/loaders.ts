import "server-only";
import { esimSummary } from "../data";
import { currentHistory, currentUsage } from "../service";
import { loadAccess } from "../sharing/loaders";

/** An eSIM with everything the doctor asks the operator, for its owner and for whoever it was shared with to be installed. */
export async function loadPatient(id: string) {
  const { opened, isOwner, home } = await loadAccess(id);
  const [summary, usage, history] = await Promise.all([
    esimSummary(opened),
    currentUsage(opened),
    currentHistory(opened),
  ]);
  const { packageId, snapshot, isReturned, apn } = summary;
  return { isOwner, home, packageId, snapshot, isReturned, apn, usage, history: history?.packages ?? [] };
}
