import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSupplier, type TestSupplier } from "@/bin/test-supplier";

const ICCID = "8910300000005271146";
let supplier: TestSupplier;
beforeAll(async () => {
  supplier = await openTestSupplier();
});
afterAll(() => supplier.close());

const guide = (language: string, ios: unknown[] = [{ installation_manual: { steps: { 1: language } } }]) => ({
  body: { data: { instructions: { language, ios, android: [] } } },
});
const languages = () => supplier.asked().map(({ headers }) => headers["accept-language"]);

test("instructions come in the language asked for", async () => {
  const shop = supplier.meets(({ headers }) => guide(String(headers["accept-language"])));
  expect((await shop.instructions(ICCID, "pt-BR")).language).toBe("pt-BR");
  expect(languages()).toEqual(["pt-BR"]);
});

test.each([
  ["refuses", { status: 422, body: { data: { language: "unknown" }, meta: { message: "invalid" } } }],
  ["has nothing in", guide("DE", [])],
])("instructions come in English from a supplier that %s it", async (_what, words) => {
  const shop = supplier.meets(({ headers }) => (headers["accept-language"] === "de" ? words : guide("EN")));
  expect((await shop.instructions(ICCID, "de")).language).toBe("EN");
  expect(languages()).toEqual(["de", "en"]);
});

test("a language that is none is not sent", async () => {
  await supplier.meets(guide("EN")).instructions(ICCID, "de\r\nx-evil: 1");
  expect(languages()).toEqual(["en"]);
});
