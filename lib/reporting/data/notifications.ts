import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { WEBHOOK_TOPICS, type WebhookTopic } from "@/lib/suppliers/contract/webhooks";
import { storedFinding } from "@/lib/suppliers/data";
import { SUPPLIER_ERROR_KINDS } from "@/lib/suppliers/errors";
import { notificationFinding } from "@/lib/suppliers/events/model";
import { eventSummary, notificationState } from "@/lib/suppliers/events/schema";
import { supplier } from "@/lib/suppliers/registry";
import { eventAddress } from "@/lib/suppliers/service";
import {
  CAPABILITIES,
  type Capabilities,
  type NotificationReport,
  type StaffEvent,
} from "../model/notifications";

/** What our supplier has beyond selling eSIMs. */
export function capabilities(): Capabilities {
  const has = supplier();
  return CAPABILITIES.map((name) => ({ name, offered: has[name] !== null }));
}

/** Whether the supplier tells us what it can. */
export async function notificationReport(): Promise<NotificationReport> {
  if (!supplier().webhooks) return { kind: "not_offered" };
  const url = eventAddress();
  if (url === null) return { kind: "unreachable", address: env().APP_URL };
  return { kind: "offered", topics: await Promise.all(WEBHOOK_TOPICS.map((about) => stateOf(about, url))) };
}

async function stateOf(about: WebhookTopic, url: string) {
  const finding = await storedFinding(supplier().name, notificationFinding(about));
  const state = finding === null ? undefined : notificationState.safeParse(JSON.parse(finding)).data;
  if (state && "problem" in state) {
    // Where the supplier gave no reason, the word of our own kind for it is kept, which says nothing to staff.
    const isSilent = ["", ...SUPPLIER_ERROR_KINDS].includes(state.problem);
    return { about, state: "refused" as const, problem: isSilent ? null : state.problem };
  }
  return { about, state: state?.url === url ? ("on" as const) : ("off" as const), problem: null };
}

const SHOWN = 50;
const facts = z.record(z.string(), z.unknown());

/** What the supplier told us of late, newest first. */
export async function lastEvents(): Promise<StaffEvent[]> {
  const rows = await db().supplierEvent.findMany({
    where: { supplier: supplier().name },
    select: { id: true, receivedAt: true, handledAt: true, kind: true, summary: true },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  return rows.map(({ kind, summary, ...row }) => {
    const read = eventSummary.safeParse({ ...facts.parse(summary), kind }).data;
    return { ...row, summary: read ?? { kind: "unknown" as const, fields: [kind] } };
  });
}
