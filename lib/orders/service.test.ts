import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { ownedEsim } from "@/lib/esims/data";
import type { Viewer } from "@/lib/auth/model";
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
beforeAll(async () => {
  server = await openTestServer(({ path }) =>
    path.endsWith("/token") ? TOKEN : { body: { data: [OFFER] } },
  );
  vi.stubEnv("PRESSONE_BASE_URL", server.url);
});
afterAll(() => server.close());

test.each([
  ["pressone", { ok: true, data: [expect.objectContaining({ id: OFFER.id })] }, 1],
  ["airalo", { ok: false, code: "supplier_unavailable" }, 0],
])("top-ups of an eSIM from %s are asked for only there", async (supplier, found, requests) => {
  server.asked.length = 0;
  const owner = await make.customer();
  const sold = await make.order({ customerId: owner.id }, { supplier });
  const { id } = await make.esim({ id: sold.lines[0]?.id ?? "" }, { customerId: owner.id, supplier });
  const owned = await ownedEsim({ customerId: owner.id, grants: [] } as unknown as Viewer, id);
  if (!owned) throw new Error("the owner does not own it");
  expect(await topupOffers(owned)).toEqual(found);
  expect(server.askedFor("/customer/v2/sims/")).toHaveLength(requests);
});
