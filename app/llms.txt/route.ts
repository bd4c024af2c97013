import { connection } from "next/server";
import { shopIdentity } from "@/app/shop-identity";
import { destinationTiles } from "@/lib/catalog/data";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/platform/i18n/locales";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { formatMoney } from "@/lib/money/format";

/** The shop in a page of plain text, for programs that read rather than look (llmstxt.org). */
export async function GET(): Promise<Response> {
  await connection();
  const { brand, currencies } = shopIdentity();
  const tiles = await destinationTiles();
  const url = (path: string): string => env().APP_URL + localePath(DEFAULT_LOCALE, path);
  const countries = tiles.filter(({ kind }) => kind === "local").length;
  const text = `# ${brand.name}

> ${brand.name} sells prepaid mobile data for travellers as eSIMs: ${countries} countries, ${tiles.length - countries} regions. Pay once, no account, no contract; the eSIM is on the order page and in the mail within a minute or so.

Prices on pages are final and include tax. They can be paid in ${currencies.join(", ")}. What cannot be delivered is refunded by itself. Pages exist in ${LOCALES.join(", ")}: the first part of the path is the language.

## Pages

- [All destinations](${url("/destinations")}): every country and region with its cheapest price
- [How much data do I need](${url("/how-much-data")}): gigabytes by days and habits
- [Trip planner](${url("/trip")}): the cheapest packages for several countries; takes \`country\`, \`nights\` (both repeated) and \`gb\` in the address
- [Help](${url("/help")}): compatible phones, installing, no data, refunds
- [Terms](${url("/terms")}), [privacy](${url("/privacy")})

## Destinations

${tiles.map((tile) => `- [${tile.title}](${url(`/destinations/${tile.slug}`)}): ${tile.packages} packages from ${formatMoney(tile.from, DEFAULT_LOCALE)}`).join("\n")}

## Contact

${brand.supportEmail}
`;
  return new Response(text, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
