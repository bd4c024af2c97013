import { shopIdentity } from "@/app/shop-identity";
import { APP_ICONS } from "@/components/layout/app-icons";
import { shortName } from "@/lib/brand/format";
import { PAPER } from "@/lib/brand/model";
import { DEFAULT_LOCALE, direction, isLocale } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";

/**
 * How a phone installs the shop among its own programs, described in the language of the page that leads here. It is the same
 * program in all of them (`id`), and starts in the language that its owner reads by then.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("lang");
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const { common } = await loadMessages(locale);
  const { brand } = shopIdentity();
  const manifest = {
    id: "/",
    name: brand.name,
    short_name: shortName(brand.name),
    description: common.footer.tagline,
    lang: locale,
    dir: direction(locale),
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: PAPER.day,
    theme_color: PAPER.day,
    icons: Object.entries(APP_ICONS).flatMap(([file, { size, purpose }]) =>
      purpose ? [{ src: `/icons/${file}`, sizes: `${size}x${size}`, type: "image/png", purpose }] : [],
    ),
  };
  return new Response(JSON.stringify(manifest), {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=3600" },
  });
}
