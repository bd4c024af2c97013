import "server-only";
import { db } from "@/lib/platform/db";
import type { Heartbeat } from "./model";

/** Null for a shop that has never been at work. */
export async function heartbeat(): Promise<Heartbeat | null> {
  return db().heartbeat.findFirst();
}
