import { useTranslations } from "next-intl";
import Link from "next/link";
import { destinationName } from "@/lib/catalog/format";
import type { DestinationTile } from "@/lib/catalog/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { Flag } from "./flag";
import { FromPrice } from "./from-price";
import { OwnMark } from "./own-mark";

/** A destination as one line of the long list. */
export function DestinationRow({ locale, tile }: { locale: string; tile: DestinationTile }) {
  const t = useTranslations("catalog.own");
  return (
    <Link
      href={localePath(locale, `/destinations/${tile.slug}`)}
      prefetch={false}
      className="group flex min-h-12 items-center gap-3 rounded-sm"
    >
      {tile.countryCode && <Flag countryCode={tile.countryCode} />}
      <span className="min-w-0 flex-1 truncate font-medium group-hover:underline group-hover:underline-offset-4">
        {destinationName(tile, locale)}
      </span>
      <OwnMark
        locale={locale}
        place={{ slug: tile.slug, countryCode: tile.countryCode }}
        label={t("mark")}
        on="row"
      />
      <span className="text-small text-ink-soft">
        <FromPrice locale={locale} tile={tile} />
      </span>
    </Link>
  );
}
