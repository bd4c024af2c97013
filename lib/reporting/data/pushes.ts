import "server-only";
import { db } from "@/lib/platform/db";
import type { PushRow } from "../model/records";

const SHOWN = 50;

/** What browsers were told of late, newest first, and how many asked to be told. */
export async function pushReport(): Promise<{ readonly browsers: number; readonly last: PushRow[] }> {
  const [browsers, rows] = await Promise.all([
    db().pushSubscription.count(),
    db().pushMessage.findMany({
      select: {
        id: true,
        template: true,
        status: true,
        attempts: true,
        lastError: true,
        createdAt: true,
        sentAt: true,
        subscription: { select: { service: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SHOWN,
    }),
  ]);
  return { browsers, last: rows.map(({ subscription: { service }, ...row }) => ({ ...row, service })) };
}
