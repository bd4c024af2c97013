import { useTranslations } from "next-intl";
import Link from "next/link";
import { destinationName } from "@/lib/catalog/format";
import type { DestinationTile as Tile } from "@/lib/catalog/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { Flag } from "./flag";
import { FromPrice } from "./from-price";
import { Outline } from "./outline";
import { OwnMark } from "./own-mark";

/** A destination one can go into: its shape, its name, its cheapest price. */
export function DestinationTile({ locale, tile }: { locale: string; tile: Tile }) {
  const t = useTranslations("catalog");
  return (
    <Link
      href={localePath(locale, `/destinations/${tile.slug}`)}
      prefetch={false}
      className="relative flex h-full flex-col gap-3 rounded-lg border border-line bg-sheet p-4 transition-colors hover:border-ink sm:p-5"
    >
      <Outline destination={tile} className="w-3/5 max-w-36 self-end sm:-me-1" />
      <span className="mt-auto grid gap-0.5">
        <span className="flex items-center gap-2 font-semibold">
          {tile.countryCode && <Flag countryCode={tile.countryCode} size="small" />}
          <span className="min-w-0 break-words">{destinationName(tile, locale)}</span>
        </span>
        <span className="text-small text-ink-soft">
          {tile.kind !== "local" && <>{t("card.countries", { count: tile.countries })}, </>}
          <FromPrice locale={locale} tile={tile} />
        </span>
      </span>
      <OwnMark
        locale={locale}
        place={{ slug: tile.slug, countryCode: tile.countryCode }}
        label={t("own.mark")}
        on="tile"
      />
    </Link>
  );
}
