import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { countryName, dataText, destinationName } from "@/lib/catalog/format";
import type { PackageDetail } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { listText } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { comparePath } from "./compare-path";
import { factsOf } from "./facts";
import { Price } from "./price";

type Props = { locale: string; packages: readonly PackageDetail[] };
type Row = { readonly key: string; readonly term: string; readonly cells: readonly ReactNode[] };

/** Packages side by side, fact by fact; of their countries those are named that only one of them has. */
export function Comparison({ locale, packages }: Props) {
  const t = useTranslations("catalog");
  const facts = packages.map((detail) => factsOf(detail, { locale, t }));
  const kinds = new Map(facts.flat().map(({ key, term }) => [key, term]));
  const rows: Row[] = [
    {
      key: "price",
      term: t("compare.price"),
      cells: packages.map((detail) => (
        <span key={detail.slug} className="text-heading font-semibold">
          <Price
            locale={locale}
            of="package"
            slug={detail.slug}
            place={detail.destination.slug}
            base={formatMoney(detail.price, locale)}
          />
        </span>
      )),
    },
    ...[...kinds].map(([key, term]) => ({
      key,
      term,
      cells: facts.map((all) => all.find((fact) => fact.key === key)?.details ?? "–"),
    })),
    {
      key: "countries",
      term: t("compare.countries"),
      cells: packages.map((detail) => countriesText(detail, packages, { locale, t })),
    },
  ];
  const nameOf = (detail: PackageDetail): string =>
    t("card.name", { data: dataText(detail, locale, t), days: detail.validityDays });
  return (
    <div
      className="mt-8 overflow-x-auto rounded-lg border border-line bg-sheet"
      tabIndex={0}
      role="region"
      aria-label={t("compare.caption")}
    >
      <table className="w-full min-w-xl border-collapse text-start">
        <caption className="sr-only">{t("compare.caption")}</caption>
        <thead>
          <tr className="border-b border-line align-top">
            <td className="w-32 p-4 sm:w-44" />
            {packages.map((detail) => (
              <th key={detail.slug} scope="col" className="min-w-44 p-4 text-start">
                <a
                  href={localePath(locale, `/packages/${detail.slug}`)}
                  className="font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
                >
                  {destinationName(detail.destination, locale)}
                </a>
                <span className="block text-small font-normal text-ink-soft">{nameOf(detail)}</span>
                {packages.length > 2 && (
                  <a
                    href={comparePath(
                      locale,
                      packages.filter(({ slug }) => slug !== detail.slug).map(({ slug }) => slug),
                    )}
                    aria-label={t("compare.remove", { name: nameOf(detail) })}
                    className="mt-1 inline-block py-1 text-small font-normal text-ink-soft underline underline-offset-4"
                  >
                    {t("compare.take")}
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, term, cells }) => (
            <tr key={key} className="border-b border-line align-top last:border-0">
              <th scope="row" className="p-4 text-start text-small font-medium text-ink-soft">
                {term}
              </th>
              {cells.map((cell, index) => (
                <td key={packages[index]?.slug} className="p-4 text-small">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
          <tr className="align-top">
            <td className="p-4" />
            {packages.map((detail) => (
              <td key={detail.slug} className="p-4">
                {detail.available ? (
                  <LinkButton href={localePath(locale, `/checkout?add=${detail.slug}`)} leaves size="small">
                    {t("compare.buy")}
                  </LinkButton>
                ) : (
                  <span className="text-small text-ink-soft">{t("package.gone")}</span>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const MOST_NAMED = 12;

/** How many countries, and which of them no other of the packages has. */
function countriesText(
  { coverages, slug }: PackageDetail,
  all: readonly PackageDetail[],
  { locale, t }: { locale: string; t: ReturnType<typeof useTranslations<"catalog">> },
): ReactNode {
  const others = new Set(
    all
      .filter((other) => other.slug !== slug)
      .flatMap((other) => other.coverages.map(({ countryCode }) => countryCode)),
  );
  const only = coverages.filter(({ countryCode }) => !others.has(countryCode));
  const names = only.slice(0, MOST_NAMED).map(({ countryCode }) => countryName(countryCode, locale));
  const rest = only.length - names.length;
  return (
    <>
      {t("card.countries", { count: coverages.length })}
      {names.length > 0 && others.size > 0 && (
        <span className="mt-1 block text-ink-soft">
          {t("compare.only", {
            names: listText(rest > 0 ? [...names, t("compare.more", { count: rest })] : names, locale),
          })}
        </span>
      )}
    </>
  );
}
