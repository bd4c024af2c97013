import { z } from "zod";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { MOST_TIMES } from "./model/limits";
import { THRESHOLDS } from "./model/watch";

/** A rule as it is asked for: choices and limits. What a purchase costs is looked up, never told. */
export const ruleForm = z.object({
  esim: z.string(),
  package: z.string().min(1).max(200),
  card: z.string(),
  threshold: z.enum(THRESHOLDS),
  times: z.coerce.number().int().min(1).max(MOST_TIMES),
  /** In the currency the offers are shown in, as a person types it. */
  money: z.string().max(30),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** `2026-12-09`, as a date field gives it. */
  ends: z.string().max(20),
  agree: z.literal("yes"),
  locale: z.enum(LOCALES),
});
export type RuleForm = z.output<typeof ruleForm>;

export const offForm = z.object({ rule: z.uuid(), locale: z.enum(LOCALES) });

/** What whoever holds the link of a notice may ask for. */
export const undoForm = z.object({
  run: z.uuid(),
  token: z.string().max(100),
  what: z.enum(["undo", "off"]),
  locale: z.enum(LOCALES),
});
