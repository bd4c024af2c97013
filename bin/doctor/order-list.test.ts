import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
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

type Question = "listDelay" | "timeZone";

/** What is said to a question about orders, at a supplier that answers its filter in this way. */
async function found(
  all: readonly Order[],
  filter: (wanted: string) => readonly Order[],
  question: Question = "listDelay",
): Promise<string> {
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
  const questions = await import("./supplier/orders.ts");
  const partner = openWire(scene);
  await token(partner);
  const { status, text } = await questions[question](partner);
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

test.each([
  ["as UTC", 0, /^ok times are UTC/],
  ["in a zone two hours ahead", 2, /^failed an order of ours is dated 2 h from when we sent it/],
])(
  "times that the supplier writes %s are told apart, whatever clock was moved since",
  async (_what, hours, words) => {
    // The machine's time was another by days than the one that shop and sandbox went by.
    const resolvedAt = new Date("2027-03-01T12:00:01Z");
    const { lines } = await make.order();
    const { reference } = await make.attempt(lines[0]?.id ?? "", { resolvedAt });
    const made = new Date(resolvedAt.getTime() + hours * 3_600_000).toISOString();
    const dated = { ...order(reference), created_at: made.slice(0, 19).replace("T", " ") };
    expect(await found([dated], () => [dated], "timeZone")).toMatch(words);
  },
);
