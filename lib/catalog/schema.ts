import { z } from "zod";

const MOST_ASKED = 20;
const slugs = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));

/** The packages that the address of a comparison names, each once; whether there are such is not judged yet. */
export function comparedIn(query: Readonly<Record<string, unknown>>): string[] {
  const asked = slugs.safeParse(query["package"]).data ?? [];
  return [...new Set(asked)].slice(0, MOST_ASKED);
}
