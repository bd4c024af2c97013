import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { ownedEsim } from "@/lib/esims/data";
import { answersIn } from "@/lib/esims/doctor/schema";
import { ownAgent } from "@/lib/platform/http/whole-page";
import { ownedOrder } from "../data";
import { esimReport, type Report } from "./data";
import { LONGEST_DEVICE } from "./model";

/** The report of an eSIM of the viewer's as it would be sent now, and the address an answer would go to. */
export async function loadReport(
  id: string,
  { query, locale }: { query: Readonly<Record<string, unknown>>; locale: string },
): Promise<Report & { email: string }> {
  const [viewer, customer, head] = await Promise.all([currentViewer(), currentCustomer(), headers()]);
  const device = ownAgent(head.get("user-agent")).slice(0, LONGEST_DEVICE) || null;
  const owned = await ownedEsim(viewer, id);
  if (!owned) notFound();
  const report = await esimReport(owned, { answers: answersIn(query), device, locale });
  const order = await ownedOrder(viewer, report.order.id);
  return { ...report, email: customer?.email ?? order?.email ?? "" };
}
