import "server-only";
import type { Viewer } from "@/lib/auth/model";
import { topupsOf } from "@/lib/catalog/topups/data";
import { esimsOf } from "@/lib/esims/data";
import { isOrderDisputed } from "@/lib/payments/data";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { snapshotSchema } from "../schema";
import { canBeToppedUp, type OwnEsim } from "./model";

const MOST_LOOKED_AT = 20;

/**
 * The viewer's newest eSIMs that can be topped up, by what was last heard of them, with prices in a currency where there are any.
 * Nobody is asked: the supplier may not be while somebody browses.
 */
export async function ownEsims(viewer: Viewer, currency: string | null): Promise<OwnEsim[]> {
  if (viewer.customerId === null && viewer.grants.length === 0) return [];
  const all = await esimsOf(viewer, MOST_LOOKED_AT);
  const usable = all
    // Of what came from another supplier nobody can be asked, and so nothing is sold for it.
    .filter(({ supplier }) => supplier === env().SUPPLIER)
    .map((esim) => ({ ...esim, snapshot: snapshotSchema.parse(esim.snapshot) }))
    .filter((esim) => canBeToppedUp(esim, now()));
  if (usable.length === 0) return [];
  const [listed, disputed] = await Promise.all([
    topupsOf(
      usable.flatMap(({ packageId }) => packageId ?? []),
      currency,
    ),
    Promise.all(usable.map(async ({ orderId }) => isOrderDisputed(orderId))),
  ]);
  return usable
    .filter((_, at) => disputed[at] === false)
    .map(({ id, last4, label, packageId, snapshot: { destination } }) => ({
      id,
      last4,
      label,
      place: destination,
      slug: destination.slug,
      ...(listed.get(packageId ?? "") ?? { countryCodes: [], topups: [] }),
    }));
}
