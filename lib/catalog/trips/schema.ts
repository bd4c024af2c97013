import { z } from "zod";
import { MOST_NIGHTS, MOST_STAYS, type Stay } from "./model";

/** What cannot be planned as it was asked for; views have a sentence for each. */
export type TripProblem =
  "too_many_stays" | "bad_nights" | "unknown_country" | "bad_data" | "bad_date" | "past_date";

/** One row of the form as it was typed. */
export type TypedStay = { readonly country: string; readonly nights: string };

/** A trip as it was typed, and as far as it can be planned. */
export type AskedTrip = {
  readonly typed: { readonly stays: readonly TypedStay[]; readonly gb: string; readonly from: string };
  readonly stays: readonly Stay[];
  /** GB for the whole trip. */
  readonly gb: number;
  /** First day, as `YYYY-MM-DD`; null where none was named. */
  readonly from: string | null;
  readonly problems: readonly TripProblem[];
};

export const USUAL_GB = 5;
export const MOST_GB = 500;
const MOST_ROWS = 40;
const LONGEST_FIELD = 40;

const texts = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) =>
    (given === undefined ? [] : [given].flat()).map((text) => text.slice(0, LONGEST_FIELD)),
  );
const fields = z.object({ country: texts, nights: texts, gb: texts, from: texts });

const wholeNumber = (text: string, most: number): number | null => {
  const number = Number(text);
  return /^\d{1,4}$/.test(text.trim()) && number >= 1 && number <= most ? number : null;
};

/** A day of the calendar, not only digits in its form. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What the address of the planner asks for. `known` are the countries that anything on sale covers; `today` is a day as well. */
export function tripIn(
  query: Readonly<Record<string, unknown>>,
  { known, today }: { known: ReadonlySet<string>; today: string },
): AskedTrip {
  const asked = fields.safeParse(query).data ?? { country: [], nights: [], gb: [], from: [] };
  const rows = asked.country
    .slice(0, MOST_ROWS)
    .map((country, index) => ({
      country: country.trim().toUpperCase(),
      nights: (asked.nights[index] ?? "").trim(),
    }))
    .filter(({ country }) => country !== "");
  const [gbText = "", fromText = ""] = [asked.gb[0]?.trim(), asked.from[0]?.trim()];
  const gb = gbText === "" ? USUAL_GB : wholeNumber(gbText, MOST_GB);
  const taken = rows.slice(0, MOST_STAYS);
  const stays = taken.flatMap(({ country, nights }): Stay[] => {
    const count = wholeNumber(nights, MOST_NIGHTS);
    return known.has(country) && count !== null ? [{ countryCode: country, nights: count }] : [];
  });
  const isPast = isDay(fromText) && fromText < today;
  const problems: readonly (TripProblem | null)[] = [
    rows.length > MOST_STAYS ? "too_many_stays" : null,
    taken.every(({ country }) => known.has(country)) ? null : "unknown_country",
    taken.every(({ nights }) => wholeNumber(nights, MOST_NIGHTS) !== null) ? null : "bad_nights",
    gb === null ? "bad_data" : null,
    fromText !== "" && !isDay(fromText) ? "bad_date" : null,
    isPast ? "past_date" : null,
  ];
  return {
    typed: { stays: taken, gb: gbText, from: fromText },
    stays,
    gb: gb ?? USUAL_GB,
    from: isDay(fromText) && !isPast ? fromText : null,
    problems: problems.filter((problem) => problem !== null),
  };
}
