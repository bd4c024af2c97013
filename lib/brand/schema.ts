import { z } from "zod";
import { LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import { isReadable } from "./model";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "is no colour like #0b5fff");
/** Our own origin only: the pages' policy lets nothing else in. */
const ownPath = z.string().regex(/^\/[\w./-]+$/, "is no path below public/, like /brand/logo.svg");
const logo = ownPath.regex(/\.(?:svg|png|jpe?g)$/, "is no SVG, PNG or JPEG, of which icons can be drawn");
const line = z.string().trim().min(1).max(80);
const file = z.string().min(1).max(200);

const perLanguage = <Value extends z.ZodType>(value: Value) =>
  z.partialRecord(z.enum(LOCALES), value).default({});

const words = z.string().trim().min(1).max(600).optional();
const wording = z.strictObject({ subject: words, intro: words, button: words, after: words });

/** The reseller's brand file; everything in it may be left out. */
export const brandSchema = z
  .strictObject({
    logo: logo.optional(),
    accent: z.strictObject({ day: colour, night: colour }).optional(),
    font: z.strictObject({ family: z.string().regex(/^[\w -]{1,60}$/), file: ownPath }).optional(),
    /** Countries by their two letters, the first one first. */
    featured: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .max(24)
      .default([]),
    home: perLanguage(z.strictObject({ title: z.string().max(80), lead: z.string().max(300) })),
    /** What mails say in the shop's own words, by their names; what is left out stays as it is. */
    mail: perLanguage(z.record(z.string(), wording)),
    /** Who sells, as receipts have to name it. */
    seller: z
      .strictObject({
        name: line,
        address: z.array(line).min(1).max(6),
        vatId: line.optional(),
      })
      .optional(),
    /** Markdown files, beside the brand file or below it. */
    legal: z
      .strictObject({
        terms: perLanguage(file),
        privacy: perLanguage(file),
        imprint: perLanguage(file),
      })
      .partial()
      .default({}),
  })
  .superRefine(({ accent }, context) => {
    for (const time of ["day", "night"] as const)
      if (accent && !isReadable(accent[time], time))
        context.addIssue({
          code: "custom",
          path: ["accent", time],
          message: `is hard to read on the page by ${time}: it needs a contrast of 4.5 to 1`,
        });
  });

export type BrandFile = z.output<typeof brandSchema>;
export type LegalText = keyof NonNullable<BrandFile["legal"]>;

/** The text of a language, or of the first one that has it. */
export function inLanguage<Value>(
  texts: Readonly<Partial<Record<Locale, Value>>> | undefined,
  locale: Locale,
): Value | undefined {
  return texts?.[locale] ?? LOCALES.map((other) => texts?.[other]).find((text) => text !== undefined);
}
