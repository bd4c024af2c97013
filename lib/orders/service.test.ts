import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { ownedEsim } from "@/lib/esims/data";
import type { Viewer } from "@/lib/auth/model";
import { now } from "@/lib/platform/clock";
import * as make from "@/prisma/seed/factories";
import { topupOffers } from "./service";

const TOKEN = { body: { data: { access_token: "aaa.bbb.ccc", expires_in: 86_400 } } };
const OFFER = {
  id: "sakura-7days-1gb-topup",
  type: "topup",
  price: 5,
  amount: 1024,
  day: 7,
  is_unlimited: false,
  title: "1 GB",
};

let server: TestServer;
/** The supplier's top-ups for whatever eSIM it is asked about. */
let listed: readonly object[] = [OFFER];
beforeAll(async () => {
  server = await openTestServer(({ path }) => (path.endsWith("/token") ? TOKEN : { body: { data: listed } }));
  vi.stubEnv("PRESSONE_BASE_URL", server.url);
});
afterAll(() => server.close());

/** What top-ups cost the traveller for an eSIM of their own. */
async function offered(supplier = "pressone", about: { returnedAt?: Date } = {}) {
  const owner = await make.customer();
  const sold = await make.order({ customerId: owner.id }, { supplier });
  const { id } = await make.esim(
    { id: sold.lines[0]?.id ?? "" },
    { customerId: owner.id, supplier, ...about },
  );
  const owned = await ownedEsim({ customerId: owner.id, grants: [], shares: [] } as unknown as Viewer, id);
  if (!owned) throw new Error("the owner does not own it");
  return topupOffers(owned, { currency: null, promo: null, email: null });
}

test.each([
  [
    "pressone",
    {
      ok: true,
      data: { offers: [{ id: OFFER.id, full: null, promo: null }], currency: "USD", problems: [] },
    },
    1,
  ],
  ["airalo", { ok: false, code: "supplier_unavailable" }, 0],
])("top-ups of an eSIM from %s are asked for only there", async (supplier, found, requests) => {
  server.asked.length = 0;
  expect(await offered(supplier)).toMatchObject(found);
  expect(server.askedFor("/customer/v2/sims/")).toHaveLength(requests);
});

test.each([
  { what: "named with the offer", named: { net_price: 4 }, known: { costMinor: 300 }, minor: 599 },
  { what: "in the catalogue, where the offer names none", known: { costMinor: 300 }, minor: 399 },
  {
    what: "taken from the retail price, where the catalogue's is of another day",
    known: { costMinor: 300, goneAt: now() },
    minor: 699,
  },
])("a top-up is priced by our cost, $what", async ({ named, known, minor }) => {
  const { supplierId: id } = await make.topupPackage(known);
  listed = [{ ...OFFER, ...named, id }];
  expect(await offered()).toMatchObject({
    ok: true,
    data: { offers: [{ id, price: { minor, currency: "USD" } }] },
  });
});

test("an eSIM whose money went back is not topped up, and nobody is asked about it", async () => {
  server.asked.length = 0;
  expect(await offered("pressone", { returnedAt: now() })).toEqual({ ok: false, code: "returned" });
  expect(server.asked).toHaveLength(0);
});

test("a top-up that cannot be read does not hide the others", async () => {
  listed = [{ ...OFFER, price: 0 }, OFFER];
  expect(await offered()).toMatchObject({ ok: true, data: { offers: [{ id: OFFER.id }] } });
  listed = [{ ...OFFER, price: 0 }];
  expect(await offered()).toEqual({ ok: false, code: "supplier_unavailable" });
});
