import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { countForms, countText } from "./count-forms";
import { LOCALES } from "./locales";
import { loadMessages } from "./messages";

test.each(LOCALES)("in %s a count reads the same as from the message itself", async (locale) => {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "catalog" });
  const text = (count: number): string => t("search.hint", { count });
  const forms = countForms(locale, text);
  const counts = [...Array.from({ length: 130 }, (_, count) => count), 1_000, 12_345];
  expect(counts.map((count) => countText(forms, count, locale))).toEqual(counts.map(text));
});
