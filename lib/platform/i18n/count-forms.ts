/**
 * A message about a number, for the browser, which does not carry the formatter of messages: one text for each form that the
 * language has, with `{count}` where the number stands.
 */
export type CountForms = { readonly none: string; readonly forms: Readonly<Record<string, string>> };

/** Far enough for every form of every language we speak to have come up. */
const ENOUGH = 200;

/** `text` is the message for a number. */
export function countForms(locale: string, text: (count: number) => string): CountForms {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const forms: Record<string, string> = {};
  for (let count = 1; count <= ENOUGH; count += 1)
    forms[rules.select(count)] ??= text(count).replace(numbers.format(count), "{count}");
  return { none: text(0), forms };
}

/** The text for a number. */
export function countText({ none, forms }: CountForms, count: number, locale: string): string {
  if (count === 0) return none;
  const text = forms[new Intl.PluralRules(locale).select(count)] ?? forms["other"] ?? "";
  return text.replace("{count}", new Intl.NumberFormat(locale).format(count));
}
