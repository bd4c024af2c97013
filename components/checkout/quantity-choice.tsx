"use client";

import { useTranslations } from "next-intl";
import { localePath } from "@/lib/platform/i18n/locale-path";

type Props = {
  locale: string;
  slug: string;
  most: number;
  count: number;
  onCount: (count: number) => void;
  wrong: boolean;
};

const square =
  "grid h-12 place-items-center rounded-md border border-line-strong bg-sheet font-semibold hover:border-ink-soft has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent " +
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

/** How many. Without scripts the other numbers are links, so that the total beside them is always true. */
export function QuantityChoice({ locale, slug, most, count, onCount, wrong }: Props) {
  const t = useTranslations("checkout.quantity");
  const numbers = Array.from({ length: most }, (_, index) => index + 1);
  return (
    <fieldset aria-describedby="quantity-hint" className="grid gap-1.5">
      <legend className="mb-1.5 text-small font-semibold">{t("label")}</legend>
      <div className="grid grid-cols-5 gap-2 noscript:hidden">
        {numbers.map((number) => (
          <label key={number} className={square}>
            <input
              type="radio"
              name="quantity"
              value={number}
              defaultChecked={number === count}
              onChange={() => onCount(number)}
              aria-invalid={wrong || undefined}
              className="sr-only"
            />
            {number}
          </label>
        ))}
      </div>
      <noscript>
        <p className="flex flex-wrap items-center gap-2 text-small">
          <span>{t("other")}</span>
          {numbers.map((number) => (
            <a
              key={number}
              href={`${localePath(locale, "/checkout")}?package=${slug}&quantity=${number}`}
              aria-current={number === count || undefined}
              className="grid size-11 place-items-center rounded-md border border-line-strong font-semibold aria-current:border-accent aria-current:text-accent"
            >
              {number}
            </a>
          ))}
        </p>
      </noscript>
      <p id="quantity-hint" className="text-small text-ink-soft">
        {wrong ? t("error") : t("hint")}
      </p>
    </fieldset>
  );
}
