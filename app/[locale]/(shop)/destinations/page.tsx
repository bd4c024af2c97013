import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DestinationFinder } from "@/components/catalog/destination-finder";
import { DestinationRow } from "@/components/catalog/destination-row";
import { DestinationTile } from "@/components/catalog/destination-tile";
import { Page } from "@/components/layout/page";
import { destinationName } from "@/lib/catalog/format";
import { loadDestinations } from "@/lib/catalog/loaders";
import { DESTINATION_KINDS } from "@/lib/catalog/model";
import { alternates } from "@/lib/platform/i18n/alternates";
import { countForms } from "@/lib/platform/i18n/count-forms";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

const count = (tiles: readonly { kind: string }[]) => ({
  countries: tiles.filter((tile) => tile.kind === "local").length,
  regions: tiles.filter((tile) => tile.kind !== "local").length,
});

export async function generateMetadata({ params }: PageProps<"/[locale]/destinations">): Promise<Metadata> {
  const locale = await pageLocale(params);
  const tiles = await loadDestinations();
  const t = await getTranslations({ locale, namespace: "catalog.destinations" });
  return {
    title: t("metaTitle"),
    description: t("metaDescription", count(tiles)),
    alternates: alternates(locale, "/destinations"),
  };
}

export default async function DestinationsPage({ params }: PageProps<"/[locale]/destinations">) {
  const locale = await pageLocale(params);
  const tiles = await loadDestinations();
  const t = await getTranslations({ locale, namespace: "catalog" });
  const named = tiles
    .map((tile) => ({ tile, name: destinationName(tile, locale) }))
    .sort((left, right) => left.name.localeCompare(right.name, locale));
  const groups = DESTINATION_KINDS.map((kind) => ({
    id: kind,
    title: t(`destinations.${kind}`),
    look: kind === "local" ? ("rows" as const) : ("tiles" as const),
    items: named
      .filter(({ tile }) => tile.kind === kind)
      .map(({ tile, name }) => ({
        slug: tile.slug,
        name,
        countryCode: tile.countryCode,
        node:
          kind === "local" ? (
            <DestinationRow locale={locale} tile={tile} />
          ) : (
            <DestinationTile locale={locale} tile={tile} />
          ),
      })),
  })).filter((group) => group.items.length > 0);
  return (
    <Page>
      <h1 className="text-display">{t("destinations.title")}</h1>
      <p className="mt-3 max-w-prose text-ink-soft">{t("destinations.lead", count(tiles))}</p>
      <DestinationFinder
        locale={locale}
        groups={groups}
        labels={{
          filter: t("destinations.filter"),
          placeholder: t("search.placeholder"),
          jump: t("destinations.jump"),
          none: t("destinations.none"),
          noneText: t("destinations.noneText"),
          clear: t("destinations.clear"),
          found: countForms(locale, (count) => t("search.hint", { count })),
        }}
      />
    </Page>
  );
}
