import { useTranslations } from "next-intl";
import { countryName } from "@/lib/catalog/format";
import type { Coverage } from "@/lib/catalog/model";
import { listText } from "@/lib/platform/i18n/list-text";
import { CoverageFinder } from "./coverage-finder";
import { CoverageMap } from "./coverage-map";
import { Flag } from "./flag";

/** Every country a package works in, by name, with the networks it joins there. */
export function CoverageList({ locale, coverages }: { locale: string; coverages: readonly Coverage[] }) {
  const t = useTranslations("catalog.package");
  const items = coverages
    .map((coverage) => ({ ...coverage, name: countryName(coverage.countryCode, locale) }))
    .sort((left, right) => left.name.localeCompare(right.name, locale))
    .map(({ name, countryCode, networks }) => ({
      key: countryCode,
      name,
      countryCode,
      node: (
        <span className="flex gap-3 py-2.5">
          <span className="mt-1 flex shrink-0 items-start">
            <Flag countryCode={countryCode} />
          </span>
          <span className="grid">
            <span className="font-medium">{name}</span>
            <span className="text-small text-ink-soft">
              {listText(
                networks.map((network) => `${network.name} ${network.types.join("/")}`),
                locale,
              )}
            </span>
          </span>
        </span>
      ),
    }));
  return (
    <>
      <CoverageMap
        codes={coverages.map(({ countryCode }) => countryCode)}
        label={t("coverageMap", { count: coverages.length })}
      />
      <CoverageFinder items={items} labels={{ filter: t("coverageFilter"), none: t("coverageNone") }} />
    </>
  );
}
