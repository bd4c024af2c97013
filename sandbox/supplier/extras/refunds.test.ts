import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buyOnlineSim, buySim, openTestSandbox, type TestSandbox } from "../testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const NET_CENTS = 280;
type Accepted = { data: { refund_id: string; created_at: string } };
type Listed = { data: { id: number; status: { name: string; slug: string } }[] };
type Ordered = { data: { id: number; sims: { iccid: string }[] } };
type Ledger = { amountCents: number; moves: { kind: string; amountCents: number; subject: object }[] };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const request = <T = Accepted>(fields: Record<string, unknown>) => sandbox.post<T>("/v2/refund", fields);
const decide = (id: string, decision: string) => sandbox.control(`/supplier/refunds/${id}`, { decision });
const ledger = async () => (await sandbox.control<Ledger>("/supplier/ledger")).body;
const orders = async (query: string) =>
  (await sandbox.get<Listed>(`/v2/orders?include=status&${query}`)).body.data;

/** A ticket for these eSIMs; returns its id. */
async function ticketFor(iccids: string[], reason = "NO_COVERAGE"): Promise<string> {
  return (await request({ iccids, reason })).body.data.refund_id;
}

async function orderOf(quantity: number): Promise<{ id: number; iccids: string[] }> {
  const { body } = await sandbox.post<Ordered>("/v2/orders", { package_id: PACKAGE, quantity });
  return { id: body.data.id, iccids: body.data.sims.map(({ iccid }) => iccid) };
}

describe("asking for a refund", () => {
  it("is accepted as a ticket, and nothing is credited yet", async () => {
    const iccid = await buySim(sandbox);
    const { status, headers, body } = await request({
      iccids: [iccid],
      reason: "OTHERS",
      notes: "changed plans",
      email: "a@example.test",
    });
    expect(status).toBe(202);
    expect(headers.get("x-ratelimit-limit")).toBe("5");
    expect(body).toEqual({
      data: {
        refund_id: expect.stringMatching(/^\d+$/) as unknown,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) as unknown,
      },
      meta: { message: "success" },
    });
    expect((await sandbox.control("/supplier/refunds")).body).toMatchObject({
      refunds: [{ id: body.data.refund_id, iccids: [iccid], state: "open", notes: "changed plans" }],
    });
    expect((await ledger()).amountCents).toBe(500_000 - NET_CENTS);
  });

  it("takes ICCIDs in a form as well", async () => {
    const iccid = await buySim(sandbox);
    const multipart = new FormData();
    multipart.append("iccids[]", iccid);
    multipart.append("reason", "WRONG_PURCHASE");
    const form = new URLSearchParams({ "iccids[0]": iccid, reason: "SLOW_SPEED" });
    for (const body of [multipart, form]) expect((await sandbox.post("/v2/refund", body)).status).toBe(202);
  });

  it("names what is missing or foreign without a field map", async () => {
    const iccid = await buySim(sandbox);
    const refusals: [Record<string, unknown>, string][] = [
      [{ reason: "NO_COVERAGE" }, "The iccids field is required."],
      [{ iccids: [iccid] }, "The reason field is required."],
      [{ iccids: [iccid], reason: "OTHERS" }, "The notes field is required when reason is OTHERS."],
      [
        { iccids: ["891", iccid, "892"], reason: "NO_COVERAGE" },
        "The following ICCIDs do not belong to your company: 891, 892",
      ],
    ];
    for (const [fields, message] of refusals)
      expect(await request(fields)).toMatchObject({ status: 422, body: { data: [], meta: { message } } });
  });

  it.each([
    [{ reason: "SERVICE_ISSUES" }, "reason"],
    [{ iccids: ["1", "2", "3", "4", "5", "6"] }, "iccids"],
    [{ notes: "x".repeat(256) }, "notes"],
    [{ email: "nobody" }, "email"],
  ])("refuses %j by its field", async (fields, field) => {
    const answer = await request<{ data: object }>({ iccids: ["1"], reason: "NO_COVERAGE", ...fields });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.data)).toEqual([field]);
  });

  it("is limited to five a minute", async () => {
    for (let call = 0; call < 5; call += 1) expect((await request({})).status).toBe(422);
    const sixth = await request<object>({});
    expect(sixth).toMatchObject({ status: 429, body: { message: "Too Many Attempts." } });
    await sandbox.control("/clock", { advance: "1m" });
    expect((await request({})).status).toBe(422);
  });
});

describe("deciding about a refund", () => {
  it("credits the eSIM's part of its order, and the order shows it", async () => {
    const { id, iccids } = await orderOf(2);
    const [first = "", second = ""] = iccids;
    expect((await decide(await ticketFor([first]), "approve")).body).toMatchObject({
      state: "approved",
      creditCents: NET_CENTS,
    });
    expect(await orders("filter[order_status]=partially_refunded")).toMatchObject([
      { id, status: { name: "Partially refunded", slug: "partially_refunded" } },
    ]);
    expect(await orders("filter[order_status]=completed")).toEqual([]);
    await decide(await ticketFor([second]), "approve");
    expect(await orders("filter[order_status]=refunded")).toMatchObject([{ id }]);
    const { amountCents, moves } = await ledger();
    expect(amountCents).toBe(500_000);
    expect(moves.at(-1)).toMatchObject({ kind: "refund", amountCents: NET_CENTS, subject: { orderId: id } });
  });

  it("credits nothing twice and decides no ticket twice", async () => {
    const { iccids } = await orderOf(1);
    const [one, two] = [await ticketFor(iccids), await ticketFor(iccids)];
    await decide(one, "approve");
    expect((await decide(one, "refuse")).status).toBe(409);
    expect((await decide(two, "approve")).body).toMatchObject({ creditCents: 0 });
    expect((await ledger()).amountCents).toBe(500_000);
  });

  it("may refuse, and then nothing changes", async () => {
    const { id, iccids } = await orderOf(1);
    const ticket = await ticketFor(iccids);
    expect((await decide(ticket, "perhaps")).status).toBe(422);
    expect((await decide("1", "refuse")).status).toBe(404);
    expect((await decide(ticket, "refuse")).body).toMatchObject({ state: "refused", creditCents: 0 });
    expect(await orders("filter[order_status]=completed")).toMatchObject([{ id }]);
    expect((await ledger()).amountCents).toBe(500_000 - NET_CENTS);
  });

  it("credits the top-up when that was the trouble", async () => {
    const iccid = await buyOnlineSim(sandbox);
    const topup = await sandbox.post<Ordered>("/v2/orders/topups", { package_id: `${PACKAGE}-topup`, iccid });
    const before = (await ledger()).amountCents;
    await decide(await ticketFor([iccid], "TOP_UP_PACKAGE_FAILURE"), "approve");
    expect(await orders("filter[order_status]=refunded")).toMatchObject([{ id: topup.body.data.id }]);
    expect((await ledger()).amountCents).toBeGreaterThan(before);
  });

  it("survives a restart", async () => {
    const { id, iccids } = await orderOf(1);
    const ticket = await ticketFor(iccids);
    await sandbox.restart();
    await decide(ticket, "approve");
    await sandbox.restart();
    expect(await orders("filter[order_status]=refunded")).toMatchObject([{ id }]);
  });
});
