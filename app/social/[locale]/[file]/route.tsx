import { ImageResponse } from "next/og";
import { getTranslations } from "next-intl/server";
import { regionMembers } from "@/components/catalog/geography/members";
import { SocialImage } from "@/components/catalog/social-image";
import { destinationTiles } from "@/lib/catalog/data";
import { destinationName } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import { env } from "@/lib/platform/env";
import { direction, isLocale } from "@/lib/platform/i18n/locales";

const SIZE = { width: 1200, height: 630 };

/** The picture that goes with a shared link to a destination. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/social/[locale]/[file]">,
): Promise<Response> {
  const { locale, file } = await params;
  const slug = /^([a-z0-9-]+)\.png$/.exec(file)?.[1];
  const tile = isLocale(locale) ? (await destinationTiles()).find((each) => each.slug === slug) : undefined;
  if (!tile || !isLocale(locale)) return new Response("no such destination", { status: 404 });
  // The drawing library joins no letters and knows no writing from right to left.
  const language = direction(locale) === "rtl" ? "en" : locale;
  const t = await getTranslations({ locale: language, namespace: "catalog.card" });
  const image = (
    <SocialImage
      codes={tile.countryCode ? [tile.countryCode] : regionMembers(tile.slug)}
      place={destinationName(tile, language)}
      price={t("from", { price: formatMoney(tile.from, language) })}
      brand={env().SHOP_NAME}
    />
  );
  return new ImageResponse(image, {
    ...SIZE,
    headers: { "Cache-Control": "public, max-age=86400, stale-while-revalidate=604800" },
  });
}
