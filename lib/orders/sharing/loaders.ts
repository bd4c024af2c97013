import "server-only";
import { headers } from "next/headers";
import { currentCustomer } from "@/lib/auth/gates";
import { chosenCurrency } from "@/lib/catalog/prices/loaders";
import { esimOrigin } from "@/lib/esims/data";
import { opensInstall } from "@/lib/esims/sharing/model";
import { heldShare } from "@/lib/esims/sharing/loaders";
import { newId } from "@/lib/platform/ids";
import { likelyCountry } from "../consent/model";
import { snapshotSchema } from "../schema";
import { topupOffers } from "../service";

/** What somebody may pay for by a link: the offers, where the eSIM is for, and what its owner calls it. Nothing else of it. */
export async function loadSharedTopup(shareId: string) {
  const { esimId, label, kind } = await heldShare(shareId);
  const [{ snapshot }, customer] = await Promise.all([esimOrigin(esimId), currentCustomer()]);
  const found = await topupOffers(esimId, {
    currency: await chosenCurrency(),
    promo: null,
    email: null,
    country: likelyCountry((await headers()).get("accept-language")),
  });
  return {
    label,
    destination: snapshotSchema.parse(snapshot).destination,
    /** The same link opens the eSIM itself. */
    isTraveller: opensInstall(kind),
    found,
    email: customer?.email ?? null,
    key: newId(),
  };
}
