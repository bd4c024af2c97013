import { z } from "zod";
import { linesIn } from "./format";
import type { Wanted } from "./model";

const SLUG = /^[a-z0-9-]{1,120}$/;

/** Lines as a form carries them: ids and choices only. What they say is judged by the quote. */
export const linesField = z.string().transform((text, context): readonly Wanted[] => {
  const lines = linesIn(text);
  if (lines) return lines;
  context.addIssue("not lines");
  return z.NEVER;
});

const currency = z.string().trim().toUpperCase();
/** A currency that a buyer chose; none where nothing stands there. */
export const currencyField = currency
  .max(20)
  .default("")
  .transform((text) => text || null);
/** A code that a buyer typed; none where nothing stands there. */
export const promoField = z
  .string()
  .trim()
  .max(60)
  .default("")
  .transform((text) => text || null);

/** Where a buyer lives; none where nothing stands there that could be a country. */
export const countryField = z
  .string()
  .trim()
  .toUpperCase()
  .default("")
  .transform((text) => (/^[A-Z]{2}$/.test(text) ? text : null));

const MOST_PARTS = 20;
const texts = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));

/** `package` and `quantity` as they stand one after the other in the address of a checkout; not judged yet. */
const askedFor = z.object({ package: texts, quantity: texts });

/**
 * What the address of a checkout asks for. A package that stands there twice is asked for once, in both quantities; an
 * address that no package can have is kept, so that it can be said that there is none.
 */
export function wantedIn(query: Readonly<Record<string, unknown>>): Wanted[] {
  const asked = askedFor.safeParse(query).data ?? { package: [], quantity: [] };
  const found = new Map<string, number>();
  for (const [index, slug] of asked.package.slice(0, MOST_PARTS).entries()) {
    const quantity = asked.quantity[index];
    const known = SLUG.test(slug) ? slug : "";
    found.set(known, (found.get(known) ?? 0) + (quantity === undefined ? 1 : Number(quantity)));
  }
  return [...found].map(([slug, quantity]) => ({ slug, quantity }));
}

/** The package that the address of a checkout adds to what is in the cart; null where it adds none. */
export function packageIn(query: Readonly<Record<string, unknown>>): string | null {
  const slug = query["add"];
  return typeof slug === "string" && SLUG.test(slug) ? slug : null;
}

/** The currency, the code and the country that the address of a page asks for; nonsense asks for nothing. */
export function wishesIn(query: Readonly<Record<string, unknown>>): {
  currency: string | null;
  promo: string | null;
  country: string | null;
} {
  return {
    currency: currencyField.safeParse(query["currency"]).data ?? null,
    promo: promoField.safeParse(query["promo"]).data ?? null,
    country: countryField.safeParse(query["country"]).data ?? null,
  };
}
