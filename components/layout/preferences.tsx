import { useTranslations } from "next-intl";
import { Globe } from "lucide-react";
import { CurrencyChoice } from "@/components/catalog/currency-choice";
import { LOCALES, ownName } from "@/lib/platform/i18n/locales";
import { LanguageLink } from "./language-link";
import { ThemeChoice } from "./theme-choice";

type Props = {
  locale: string;
  /** The first is the one that pages are in. */
  currencies: readonly string[];
};

/** Language, currency and colours, behind one button in the header. It opens and closes without scripts. */
export function Preferences({ locale, currencies }: Props) {
  const t = useTranslations("common");
  return (
    <>
      <button
        type="button"
        popoverTarget="preferences"
        aria-label={t("preferences.open")}
        title={t("preferences.open")}
        className="inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
      >
        <Globe className="size-5" strokeWidth={1.5} aria-hidden />
      </button>
      <div
        id="preferences"
        popover="auto"
        role="dialog"
        aria-label={t("preferences.open")}
        className="inset-auto end-4 top-16 m-0 w-72 max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-sheet p-5 text-ink sm:end-6"
      >
        <section aria-labelledby="language">
          <h2 id="language" className="text-label font-semibold text-ink-faint">
            {t("preferences.language")}
          </h2>
          <ul className="mt-2 grid grid-cols-2 gap-1">
            {LOCALES.map((other) => (
              <li key={other}>
                <LanguageLink locale={other} current={other === locale}>
                  {ownName(other)}
                </LanguageLink>
              </li>
            ))}
          </ul>
        </section>
        {currencies.length > 1 && (
          <section aria-labelledby="prices" className="mt-5 border-t border-line pt-4">
            <h2 id="prices" className="text-label font-semibold text-ink-faint">
              {t("preferences.currency")}
            </h2>
            <CurrencyChoice locale={locale} labelledBy="prices" currencies={currencies} />
          </section>
        )}
        <section aria-labelledby="colours" className="mt-5 border-t border-line pt-4">
          <h2 id="colours" className="text-label font-semibold text-ink-faint">
            {t("preferences.colours")}
          </h2>
          <ThemeChoice
            labels={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }}
            labelledBy="colours"
          />
        </section>
      </div>
    </>
  );
}
