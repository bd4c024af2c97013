import "server-only";
import { notFound } from "next/navigation";
import { currentViewer } from "@/lib/auth/gates";
import { esimSummary } from "../data";
import { currentHistory, currentUsage } from "../service";
import { openedEsim } from "../sharing/data";
import { loadAccess } from "../sharing/loaders";

/** An eSIM with everything the doctor asks the operator, for its owner and for whoever it was shared with to be installed. */
export async function loadPatient(id: string) {
  const opened = await openedEsim(await currentViewer(), id);
  if (!opened) notFound();
  const [access, summary, usage, history] = await Promise.all([
    loadAccess(id),
    esimSummary(opened),
    currentUsage(opened),
    currentHistory(opened),
  ]);
  const { packageId, snapshot, isReturned, apn } = summary;
  return { ...access, packageId, snapshot, isReturned, apn, usage, history: history?.packages ?? [] };
}
