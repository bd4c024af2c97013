import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-notes";
import { countryName } from "@/lib/catalog/format";
import { MOST_STAYS } from "@/lib/catalog/trips/model";
import { type AskedTrip, USUAL_GB } from "@/lib/catalog/trips/schema";

type Props = {
  locale: string;
  action: string;
  asked: AskedTrip;
  countries: readonly string[];
  today: string;
};

const LEAST_ROWS = 2;

/** Where to, how long, how much data. The answer is a page of its own address, so the form needs no scripts. */
export function TripForm({ locale, action, asked, countries, today }: Props) {
  const t = useTranslations("catalog.trip");
  const { typed } = asked;
  const rows = Math.min(MOST_STAYS, Math.max(LEAST_ROWS, typed.stays.length + 1));
  const names = countries
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((left, right) => left.name.localeCompare(right.name, locale));
  return (
    <form action={action} className="grid gap-6">
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-heading">{t("stays")}</legend>
        {Array.from({ length: rows }, (_, row) => {
          const stay = typed.stays[row];
          return (
            <div key={row} className="grid grid-cols-[minmax(0,1fr)_6rem] gap-3">
              <select
                name="country"
                aria-label={t("country", { number: row + 1 })}
                defaultValue={stay?.country ?? ""}
                className={controlStyle}
              >
                <option value="">{t(row < LEAST_ROWS ? "choose" : "chooseNext")}</option>
                {names.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
              <input
                name="nights"
                inputMode="numeric"
                aria-label={t("nights", { number: row + 1 })}
                placeholder={t("nightsShort")}
                defaultValue={stay?.nights ?? ""}
                maxLength={12}
                className={controlStyle}
              />
            </div>
          );
        })}
        <p className="text-small text-ink-soft">{t("more", { most: MOST_STAYS })}</p>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <label className="grid gap-1.5 text-small font-semibold">
          {t("gb")}
          <input
            name="gb"
            inputMode="numeric"
            defaultValue={typed.gb || String(USUAL_GB)}
            maxLength={12}
            className={controlStyle}
          />
        </label>
        <label className="grid gap-1.5 text-small font-semibold">
          {t("from")}
          <input name="from" type="date" min={today} defaultValue={typed.from} className={controlStyle} />
        </label>
      </div>
      <Button size="large" className="justify-self-start max-sm:w-full">
        {t("plan")}
      </Button>
    </form>
  );
}
