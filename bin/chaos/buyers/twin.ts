import { z } from "zod";
import type { OutsideWorld } from "../world/outside.ts";
import type { Sale, Testimony } from "./testimony.ts";

const ledger = z.object({ sessions: z.array(z.object({ id: z.string(), status: z.string().nullable() })) });

/** Whether one page, on which the button was pressed twice, led to two pay pages that can both be paid. */
export async function lookForTwin(outside: OutsideWorld, sale: Sale, testimony: Testimony): Promise<void> {
  const own = testimony.sales.filter(({ page }) => page === sale.page).map(({ session }) => session);
  const pages = new Set(own);
  if (pages.size < 2) return;
  const { sessions } = await outside.read("stripe/ledger", ledger);
  const open = sessions.filter(({ id, status }) => pages.has(id) && status === "open");
  if (open.length > 1) testimony.complaints.push(`page ${sale.page} can be paid ${open.length} times`);
}
