import { z } from "zod";
import { isId } from "@/lib/platform/ids";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { currencyField, type linesField } from "../quote/schema";
import { LONGEST_NAME, nameFieldOf, topupFieldOf } from "./model";

/** A name of a traveller as it is kept: one line, no longer than a label. */
export const nameField = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/\s+/g, " ").slice(0, LONGEST_NAME).trim());

/** Who each eSIM of each line is for, as a checkout's fields say; an empty name where nobody said. */
export function namesIn(
  fields: Readonly<Record<string, unknown>>,
  lines: z.output<typeof linesField>,
): string[][] {
  return lines.map(({ quantity }, line) =>
    Array.from(
      { length: Math.max(quantity, 0) },
      (_, place) => nameField.safeParse(fields[nameFieldOf(line, place)]).data ?? "",
    ),
  );
}

const id = z.string().refine(isId);

export const nameSchema = z.object({
  order: id,
  line: id,
  place: z.coerce.number().int().min(0).max(99),
  name: nameField,
});

/** What was chosen for each of these eSIMs; those with nothing are left out. */
export function choicesIn(
  fields: Readonly<Record<string, unknown>>,
  esimIds: readonly string[],
): { esimId: string; topupId: string }[] {
  const chosen = z.string().min(1).max(200);
  return esimIds.flatMap((esimId) => {
    const topupId = chosen.safeParse(fields[topupFieldOf(esimId)]).data;
    return topupId === undefined ? [] : [{ esimId, topupId }];
  });
}

/** Loose: what is chosen for each eSIM stands in a field of its own. */
export const groupTopupSchema = z.looseObject({
  order: id,
  key: z.uuid(),
  currency: currencyField,
  /** The total the buyer saw; only compared with ours, never charged. */
  shownMinor: z.coerce.number().int(),
  locale: z.enum(LOCALES),
});

/** Which eSIMs of a group the address of its top-up page names. */
export function esimsIn(query: Readonly<Record<string, unknown>>): string[] {
  const given = z.union([z.string(), z.array(z.string())]).safeParse(query["esim"]).data ?? [];
  return [...new Set([given].flat().filter(isId))];
}
