import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { packageDetail } from "@/lib/catalog/data";
import { syncCatalog } from "@/lib/catalog/jobs";
import type { PackageDetail } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { money, parseDecimal } from "@/lib/money/model";
import { quoteOrder } from "@/lib/orders/quote/service";
import { db } from "@/lib/platform/db";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { PackageHead } from "./package-head";
import { PackageProduct } from "./package-product";

// Outside the framework nothing is cached.
vi.mock("next/cache", () => ({ cacheTag: () => undefined, cacheLife: () => undefined }));

const SLUG = "sakura-mobile-data-7days-1gb";
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  await syncCatalog();
});
afterAll(() => sandbox.close());

const product = z.object({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("Product"),
  offers: z.object({
    "@type": z.literal("Offer"),
    price: z.string().regex(/^\d+(?:\.\d+)?$/),
    priceCurrency: z.string().length(3),
    availability: z.string(),
  }),
});

/** What a package's page says to people, as text, and to search engines. */
async function said(detail: PackageDetail) {
  const messages = await loadMessages("en");
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PackageHead locale="en" detail={detail} />
      <PackageProduct
        name={"3 GB</script><b>"}
        description="Three gigabytes"
        url="https://shop.example.com/en/packages/x"
        sku={detail.slug}
        brand="Landfall"
        price={detail.price}
        available={detail.available}
      />
    </NextIntlClientProvider>,
  );
  const [head = "", rest = ""] = html.split('<script type="application/ld+json">');
  const { offers } = product.parse(JSON.parse(rest.split("</script>")[0] ?? ""));
  return {
    text: head.replaceAll(/<[^>]+>/g, " "),
    offer: formatMoney(parseDecimal(offers.price, offers.priceCurrency, "up"), "en"),
    availability: offers.availability,
  };
}

async function detailOf(slug: string): Promise<PackageDetail> {
  const detail = await packageDetail(slug);
  if (!detail) throw new Error(`no ${slug}`);
  return detail;
}

test("search engines are told the price on the page, which is the one that is charged", async () => {
  const packages = await db().package.findMany({
    where: { type: "SIM", goneAt: null },
    select: { slug: true },
    orderBy: { id: "asc" },
    take: 24,
  });
  expect(packages).toHaveLength(24);
  for (const { slug } of packages) {
    const { text, offer, availability } = await said(await detailOf(slug));
    const quoted = await quoteOrder([{ slug, quantity: 1 }], { currency: null, promo: null, email: null });
    expect(quoted.ok && formatMoney(quoted.data.total, "en"), slug).toBe(offer);
    // In the figures and on the button.
    expect(text.split(offer).length - 1, slug).toBe(2);
    expect(availability).toMatch(/InStock$/);
  }
});

test.each([money(1234, "JPY"), money(12_340, "KWD"), money(74_000, "ISK"), money(5, "USD")])(
  "whatever the digits of its currency: $minor $currency",
  async (price) => {
    const { text, offer } = await said({ ...(await detailOf(SLUG)), price });
    expect(offer).toBe(formatMoney(price, "en"));
    expect(text).toContain(offer);
  },
);

test("what is gone is said to be, and cannot be bought", async () => {
  const { text, availability } = await said({ ...(await detailOf(SLUG)), available: false });
  expect(availability).toMatch(/Discontinued$/);
  expect(text).not.toMatch(/Buy/);
});
