import "server-only";
import { now } from "@/lib/platform/clock";
import { askOnce } from "@/lib/suppliers/questions/service";
import { supplier } from "@/lib/suppliers/registry";
import { catalogAgeSeconds } from "./data";
import { storePlace } from "./mutations/store-place";

const PLACE_MS = 60_000;
/** For so long a catalogue is sold from while the supplier cannot be reached. */
const TRUSTED_SECONDS = 3 * 3600;

/** Brings what we sell for a place up to date, at most once a minute over all processes. False where that did not succeed. */
async function renewPlace(place: { slug: string; countryCode: string | null }): Promise<boolean> {
  const source = supplier();
  const subject = `place:${place.slug}`;
  return askOnce({ supplier: source.name, subject, intervalMs: PLACE_MS }, async () => {
    const startedAt = now();
    const catalogue = await source.listDestination(place);
    await storePlace({ supplier: source.name, slug: place.slug, startedAt }, catalogue);
  });
}

/**
 * Looks at the supplier whether places are still sold as we think. False where the supplier does not say, and what we know
 * is too old to sell from.
 */
export async function renewPlaces(
  places: readonly { slug: string; countryCode: string | null }[],
): Promise<boolean> {
  const renewed = await Promise.all(places.map(renewPlace));
  if (renewed.every(Boolean)) return true;
  const age = await catalogAgeSeconds();
  return age !== null && age <= TRUSTED_SECONDS;
}
