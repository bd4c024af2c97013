import { beforeAll, describe, expect, test, vi } from "vitest";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import type { Viewer } from "@/lib/auth/model";
import { formatMoney } from "@/lib/money/format";
import { money } from "@/lib/money/model";
import { newId } from "@/lib/platform/ids";
import ar from "@/messages/ar/receipt.json";
import de from "@/messages/de/receipt.json";
import en from "@/messages/en/receipt.json";
import * as make from "@/prisma/seed/factories";
import { receiptFile } from "./service";

const viewer = (customerId: string | null, grants: { orderId: string; version: number }[] = []) =>
  ({ customerId, grants }) as unknown as Viewer;
const owner = newId();

beforeAll(async () => {
  vi.stubEnv("BRAND_FILE", "e2e/brand/brand.json");
  vi.stubEnv("TAX_RATES", "DE=1900");
  await make.customer({ id: owner });
});

async function opened(orderId: string) {
  const file = await receiptFile(viewer(owner), orderId);
  if (!file) throw new Error("there is no receipt");
  return { ...file, pdf: await getDocumentProxy(new Uint8Array(file.bytes)) };
}

/** What can be selected and copied, in plain letters and spaces. */
async function textOf(orderId: string): Promise<string> {
  const { pdf } = await opened(orderId);
  return plain((await extractText(pdf, { mergePages: true })).text);
}

const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s+/g, " ");
const dollars = (minor: number) => formatMoney(money(minor, "USD"), "en");
const euros = (minor: number) => plain(formatMoney(money(minor, "EUR"), "de"));

describe("whose receipt it is", () => {
  test("the owner's and whoever's holds the private link, in its current version", async () => {
    const { id } = await make.order({ customerId: owner, number: "AAAA2345" });
    const file = await receiptFile(viewer(owner), id);
    expect(file?.name).toBe("receipt-AAAA2345.pdf");
    expect(file?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(await receiptFile(viewer(null, [{ orderId: id, version: 1 }]), id)).not.toBeNull();
    expect(await receiptFile(viewer(null, [{ orderId: id, version: 2 }]), id)).toBeNull();
  });

  test("nobody else's, and no order has one before it is paid", async () => {
    const { id } = await make.order({ customerId: owner });
    expect(await receiptFile(viewer(null), id)).toBeNull();
    expect(await receiptFile(viewer(newId()), id)).toBeNull();
    expect(await receiptFile(viewer(newId(), [{ orderId: newId(), version: 1 }]), id)).toBeNull();
    for (const made of ["no-such-order", newId()]) expect(await receiptFile(viewer(owner), made)).toBeNull();
    const unpaid = { customerId: owner, status: "AWAITING_PAYMENT", paidAt: null } as const;
    const open = await make.order(unpaid, { status: "AWAITING_PAYMENT" });
    expect(await receiptFile(viewer(owner), open.id)).toBeNull();
  });
});

describe("what stands on it", () => {
  test("lines, what was taken off, the tax of where the buyer lives and the total, as they were agreed", async () => {
    const bought = await make.order({ customerId: owner });
    const { id: topupEsimId } = await make.esim({ id: bought.lines[0]?.id ?? "" });
    const { id, number } = await make.order(
      {
        customerId: owner,
        locale: "de",
        email: "anna@example.com",
        currency: "EUR",
        country: "DE",
        promoCode: "SOMMER",
        totalMinor: 3_797,
        discountMinor: 200,
        taxMinor: 607,
      },
      { currency: "EUR", quantity: 2, unitPriceMinor: 1_499, discountMinor: 200, taxMinor: 447 },
      { currency: "EUR", unitPriceMinor: 999, taxMinor: 160, topupEsimId },
    );
    const text = await textOf(id);
    const said = [
      ...["Pacific Landings Pty Ltd", "12 Harbour Street", "AU51824753556"],
      ...[de.title, number, "UTC", de.state.paid, "anna@example.com", "Japan", "Aufladung, 3 GB · 30 Tage"],
      ...[1_499, -200, 2_798, 999, 3_997, 3_797, 607].map(euros),
      ...["Rabatt mit Code SOMMER", "Enthaltene Steuern, 19 %, Deutschland", plain(de.noCodes)],
    ];
    for (const words of said) expect(text).toContain(words);
    expect(text).not.toContain(de.returns.title);
  });

  test("no rate of tax that the tax does not follow from", async () => {
    const total = { totalMinor: 1_000, taxMinor: 83, country: "DE" };
    const { id } = await make.order({ customerId: owner, ...total }, { unitPriceMinor: 1_000, taxMinor: 83 });
    expect(await textOf(id)).toContain(`Tax included, Germany ${dollars(83)}`);
  });

  test("none of what installs an eSIM", async () => {
    const { id, lines } = await make.order({ customerId: owner, number: "BBBB2345" });
    const iccid = "8944500000000007531";
    await make.esim({ id: lines[0]?.id ?? "" }, { iccid });
    const { bytes } = await opened(id);
    const text = await textOf(id);
    for (const secret of [iccid, iccid.slice(-4), "LPA:", "TEST-MATCHING-ID"]) {
      expect(text).not.toContain(secret);
      expect(bytes.includes(secret)).toBe(false);
    }
  });

  test("as many pages as it takes, each with the names of the columns", async () => {
    const lines = Array.from({ length: 40 }, () => ({ unitPriceMinor: 100 }));
    const { id } = await make.order({ customerId: owner }, ...lines);
    const { pdf } = await opened(id);
    const { text, totalPages } = await extractText(pdf);
    expect(totalPages).toBeGreaterThan(1);
    expect(text[1]).toContain(en.column.unitPrice);
    expect(text.at(-1)).toContain(dollars(4_000));
    expect(text.at(-1)).toContain(`${totalPages} / ${totalPages}`);
  });
});

describe("money that went back", () => {
  const paidOrder = async (totalMinor: number) => {
    const made = await make.order({ customerId: owner, totalMinor }, { unitPriceMinor: totalMinor });
    return { id: made.id, paid: await make.payment(made) };
  };

  test("is on it with its day, in all its ways, and what is on its way is said to be", async () => {
    const { id, paid } = await paidOrder(10_000);
    const day = new Date("2026-03-04T05:06:00Z");
    await make.refund(paid, { amountMinor: 1_100, createdAt: day, settledAt: day });
    await make.refund(paid, { amountMinor: 2_200, kind: "DISPUTE", settledAt: new Date() });
    await make.refund(paid, { amountMinor: 3_300, status: "PENDING" });
    await make.refund(paid, { amountMinor: 444, status: "FAILED" });
    const data = { amount: 555, currency: "USD", reason: "paid_by_hand" };
    await make.ledgerEntry(id, { type: "refunded_by_hand", actor: "staff", data });
    const text = await textOf(id);
    expect(text).toContain(`Mar 4, 2026, 05:06 UTC ${en.returns.card} ${dollars(-1_100)}`);
    expect(text).toContain(`${en.returns.bank} ${dollars(-2_200)}`);
    expect(text).toContain(`${en.returns.underWay} ${dollars(-3_300)}`);
    expect(text).toContain(`${en.returns.other} ${dollars(-555)}`);
    expect(text).toContain(`${en.returns.sum} ${dollars(-3_855)}`);
    expect(text).toContain(`${en.returns.kept} ${dollars(6_145)}`);
    expect(text).toContain(en.state.partly_refunded);
    expect(text).not.toContain(dollars(-444));
  });

  test("is told once where another refund took the place of one that failed", async () => {
    const { id, paid } = await paidOrder(999);
    await make.refund(paid, { status: "SUPERSEDED" });
    await make.refund(paid, { kind: "STRIPE", settledAt: new Date() });
    const text = await textOf(id);
    expect(text).toContain(`${en.returns.sum} ${dollars(-999)}`);
    expect(text).toContain(`${en.returns.kept} ${dollars(0)}`);
    expect(text).toContain(en.state.refunded);
    expect(text.split(en.returns.card)).toHaveLength(2);
  });
});

describe("in the order's language", () => {
  test("Arabic can be read back, and the file says that it is Arabic", async () => {
    const { id } = await make.order(
      { customerId: owner, locale: "ar", currency: "AED", totalMinor: 123_456 },
      { currency: "AED", unitPriceMinor: 123_456 },
    );
    const text = await textOf(id);
    const said = [
      ar.title,
      ar.total,
      ar.number,
      ar.buyer,
      ar.column.unitPrice,
      ar.state.paid,
      "اليابان",
      "1,234.56",
      "3 GB",
    ];
    for (const words of said) expect(text).toContain(words);
    const { pdf } = await opened(id);
    const { info } = await getMeta(pdf);
    expect(info["Language"]).toBe("ar");
    expect(info["Title"]).toContain("إيصال الطلب");
  });

  test.each([
    ["fr", "EUR", "1 234,56 €"],
    ["tr", "TRY", "₺1.234,56"],
    ["en", "KRW", "₩123,456"],
    // No typeface of ours has the sign of the baht.
    ["en", "THB", "THB 1,234.56"],
  ])("in %s an amount of %s is printed as %s", async (locale, currency, printed) => {
    const made = { customerId: owner, locale, currency, totalMinor: 123_456 };
    const { id } = await make.order(made, { currency, unitPriceMinor: 123_456 });
    expect(await textOf(id)).toContain(printed);
  });

  test("one that is not spoken any more is read in English", async () => {
    const { id } = await make.order({ customerId: owner, locale: "xx" });
    expect(await textOf(id)).toContain(en.column.unitPrice);
  });
});
