import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { openTestServer, type TestServer } from "../test-server.ts";
import { sceneOf } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
afterEach(async () => {
  vi.unstubAllEnvs();
  await db().supplierToken.deleteMany();
});

const order = (description: string | null, type = "sim") => ({
  id: 9666,
  code: "20260227-009666",
  type,
  description,
  package_id: "some-7days-1gb",
  quantity: 1,
  validity: "7",
  price: "9.50",
  currency: "USD",
  created_at: "2026-02-27 14:09:55",
  sims: [],
  status: { name: "Completed", slug: "completed" },
});
type Order = ReturnType<typeof order>;

const TOKEN = { data: { token_type: "Bearer", expires_in: 86_400, access_token: "aaa.bbb.ccc" } };

/** The question about finding orders again, at a supplier that answers its filter in this way. */
async function found(all: readonly Order[], filter: (wanted: string) => readonly Order[]): Promise<string> {
  server.listen(({ path }) => {
    if (path.endsWith("/token")) return { body: TOKEN };
    const wanted = new URL(path, server.url).searchParams.get("filter[description]");
    const data = wanted === null ? all : filter(wanted);
    const meta = { current_page: 1, last_page: 1, per_page: "25", total: data.length, message: "success" };
    return { body: { data, meta } };
  });
  const scene = await sceneOf({ env: { PRESSONE_BASE_URL: server.url } });
  const { openWire } = await import("./supplier/partner.ts");
  const { token } = await import("./supplier/access.ts");
  const { listDelay } = await import("./supplier/orders.ts");
  const partner = openWire(scene);
  await token(partner);
  const { status, text } = await listDelay(partner);
  return `${status} ${text}`;
}

const ours = order("lf-first-order");
const other = order("lf-other-order");
const all = [ours, other];

test.each([
  [
    "is obeyed",
    (wanted: string) => all.filter(({ description }) => description?.includes(wanted)),
    /^ok .*nothing else/,
  ],
  ["is ignored", () => all, /^failed filter\[description\] is ignored/],
  ["finds nothing", () => [], /^failed but filter\[description\] does not find/],
  ["finds too much", (wanted: string) => (wanted === "lf-first-order" ? all : []), /^warning .*and others/],
])("a filter that %s", async (_what, filter, words) => {
  expect(await found(all, filter)).toMatch(words);
});

test("without orders nothing is proven, and nothing claimed", async () => {
  expect(await found([], () => [])).toMatch(/^skipped .*no order has a description/);
});
