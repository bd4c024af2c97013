import { getServerSession } from "next-auth";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import * as loaders from "./loaders";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
afterAll(stopJobs);

const none = Promise.resolve({});
const record = Promise.resolve({ id: "nope" });
const calls: Readonly<Record<keyof typeof loaders, () => Promise<unknown>>> = {
  loadStaff: () => loaders.loadStaff(),
  loadToday: () => loaders.loadToday(),
  loadAttention: () => loaders.loadAttention(none),
  loadClaims: () => loaders.loadClaims(none),
  loadMails: () => loaders.loadMails(none),
  loadOrders: () => loaders.loadOrders(none),
  loadOrder: () => loaders.loadOrder(record),
  loadEsims: () => loaders.loadEsims(none),
  loadEsim: () => loaders.loadEsim(record),
  loadCustomers: () => loaders.loadCustomers(none),
  loadCustomer: () => loaders.loadCustomer(record),
  loadPayments: () => loaders.loadPayments(none),
  loadSupplier: () => loaders.loadSupplier(none),
  loadReconciliation: () => loaders.loadReconciliation(),
  loadCatalog: () => loaders.loadCatalog(none),
  loadAudit: () => loaders.loadAudit(none),
};
const NOT_FOUND = expect.objectContaining({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" }) as Error;

/** Signs the caller of the next loaders in; next-auth's part is the only one that is played. */
function signIn(customer: { id: string; email: string; role: string } | null): void {
  vi.mocked(getServerSession).mockResolvedValue(customer && { customer });
}

beforeEach(() => signIn(null));

test.each(Object.keys(calls) as (keyof typeof loaders)[])(
  "%s knows nothing for guests and customers",
  async (name) => {
    await expect(calls[name]()).rejects.toEqual(NOT_FOUND);
    signIn(await make.customer());
    await expect(calls[name]()).rejects.toEqual(NOT_FOUND);
  },
);

test("staff get every list, and a missing record is a page that is not there", async () => {
  const staff = await make.customer({ role: "ADMIN" });
  signIn(staff);
  const page = { rows: [], older: null, newer: null };
  const someone = expect.arrayContaining([expect.objectContaining({ id: staff.id })]) as unknown[];
  const sales = { days: Array<object>(14).fill({ orders: 0 }), otherCurrencies: [] };
  const shown = {
    loadStaff: { email: staff.email },
    loadToday: { lines: { counts: new Map() }, sales, lastSync: null },
    loadAttention: { entries: [], ignored: [] },
    loadClaims: { page, ignored: [] },
    loadMails: { page, ignored: [] },
    loadOrders: { page, ignored: [] },
    loadEsims: { page, ignored: [] },
    loadCustomers: { page: { ...page, rows: someone }, ignored: [] },
    loadPayments: { view: "payments", page, ignored: [] },
    loadSupplier: { label: "PressOne", events: [], page, ignored: [] },
    loadCatalog: { report: { counts: { sims: 0, destinations: 0 }, runs: [] }, chosen: null, ignored: [] },
    loadAudit: { page, ignored: [] },
  } as const;
  for (const name of Object.keys(shown) as (keyof typeof shown)[])
    expect(await calls[name]()).toMatchObject(shown[name]);
  for (const name of ["loadOrder", "loadEsim", "loadCustomer"] as const)
    await expect(calls[name]()).rejects.toEqual(NOT_FOUND);
});

test("a nonsensical address shows the list and says what was left out", async () => {
  signIn(await make.customer({ role: "ADMIN" }));
  const { ignored } = await loaders.loadOrders(
    Promise.resolve({ after: "%00", status: ["PAID", "PAID"], line: "DELIVERED" }),
  );
  expect(ignored.toSorted()).toEqual(["after", "status"]);
});
