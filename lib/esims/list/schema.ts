import { z } from "zod";
import { type ListQuery, SHELVES } from "./model";

const LONGEST_SEARCH = 60;
const place = z.uuid({ version: "v7" }).nullable().catch(null).default(null);

const query = z.object({
  shelf: z.enum(SHELVES).nullable().catch(null).default(null),
  q: z
    .string()
    .transform((text) => text.replaceAll(/\p{Cc}/gu, " ").trim())
    .pipe(z.string().max(LONGEST_SEARCH))
    .catch("")
    .default(""),
  after: place,
  before: place,
});

/** What an address asks for; nonsense asks for nothing. */
export function listQueryIn(given: Readonly<Record<string, unknown>>): ListQuery {
  const { q: search, ...rest } = query.parse(given);
  return { ...rest, search };
}
