import "server-only";
import { currentViewer, requireCustomer } from "@/lib/auth/gates";
import { searchIndex } from "@/lib/catalog/data";
import { match } from "@/lib/catalog/search/model/match";
import type { Locale } from "@/lib/platform/i18n/locales";
import { countShelves, type ListedEsim, type Selection, shelfPage } from "./data";
import { GLANCE_SIZE, type ListQuery, PAGE_SIZE, type Shelf } from "./model";
import { listQueryIn } from "./schema";

export type ShelfView = {
  readonly shelf: Shelf;
  readonly rows: readonly ListedEsim[];
  /** How many stand there in all. */
  readonly count: number;
  readonly newer: string | null;
  readonly older: string | null;
};

const GLANCE: readonly Shelf[] = ["current", "waiting", "ended"];
const FIRST = { after: null, before: null };

/**
 * The viewer's eSIMs as the address asks for them: one shelf page by page, or the beginning of each. Whoever holds private
 * links sees what they open; nobody else comes here without signing in. The supplier is not asked.
 */
export async function loadMyEsims(
  locale: Locale,
  given: Readonly<Record<string, unknown>>,
): Promise<{
  query: ListQuery;
  shelves: readonly ShelfView[];
  counts: Readonly<Record<Shelf, number>>;
  isSignedIn: boolean;
}> {
  const viewer = await currentViewer();
  if (viewer.grants.length === 0) await requireCustomer(locale, `/${locale}/esims`);
  const query = listQueryIn(given);
  const { search } = query;
  const selection: Selection = { viewer, search, slugs: await placesFor(search, locale) };
  const counts = await countShelves(selection);
  const wanted = query.shelf ? [query.shelf] : search ? [...GLANCE, "away" as const] : GLANCE;
  const shelves = wanted
    .filter((shelf) => counts[shelf] > 0)
    .map(async (shelf): Promise<ShelfView> => {
      const place = query.shelf ? { ...query, take: PAGE_SIZE } : { ...FIRST, take: GLANCE_SIZE };
      return { shelf, count: counts[shelf], ...(await shelfPage(selection, shelf, place)) };
    });
  return { query, shelves: await Promise.all(shelves), counts, isSignedIn: viewer.customerId !== null };
}

const MOST_PLACES = 20;

/** Destinations that are called so, in any language, or by a city there. */
async function placesFor(search: string, locale: Locale): Promise<string[]> {
  if (search === "") return [];
  const entries = await searchIndex(locale);
  return entries
    .flatMap((entry) => {
      const found = match(entry, search);
      return found ? [{ slug: entry.slug, rank: found.rank }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_PLACES)
    .map(({ slug }) => slug);
}
