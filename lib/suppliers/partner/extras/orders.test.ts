import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { had, openTestPartner, problemOf, type TestPartner } from "@/bin/test-partner";
import { airalo } from "../../airalo/adapter";
import type { Supplier } from "../../contract/supplier";

const SECRET = "extras-secret";
const META = { message: "success" };
const REQUEST_ID = "9HrK4-KGgz8n71eGgdNS5cV7Y";
const DAY_MS = 86_400_000;

let partner: TestPartner;
let supplier: Supplier;
beforeAll(async () => {
  partner = await openTestPartner();
  supplier = airalo({ baseUrl: partner.url, clientId: "extras", clientSecret: SECRET, concurrency: 4 });
});
afterAll(() => partner.close());

const ORDER = { packageId: "meraki-mobile-7days-1gb", quantity: 2, reference: "lf-0123456789" };

describe("orders whose result comes later", () => {
  const ACCEPTED = {
    data: { request_id: "3NhR3gKmqCWK7IWppurpDX3Cg", accepted_at: "2024-07-11 15:26:02" },
    meta: META,
  };

  test("are accepted with a request id", async () => {
    partner.answers(ACCEPTED, 202);
    const webhookUrl = "https://shop.example/hook";
    expect(
      await had(supplier.asyncOrders).place({ ...ORDER, brand: "our perfect brand", webhookUrl }),
    ).toEqual({
      requestId: "3NhR3gKmqCWK7IWppurpDX3Cg",
      acceptedAt: new Date("2024-07-11T15:26:02Z"),
    });
    const { fields, ...request } = await partner.sent();
    expect(request).toMatchObject({ method: "POST", path: "/v2/orders-async", type: "multipart/form-data" });
    expect(new Map(fields as [string, string][])).toEqual(
      new Map([
        ["package_id", ORDER.packageId],
        ["quantity", "2"],
        ["description", ORDER.reference],
        ["brand_settings_name", "our perfect brand"],
        ["type", "sim"],
        ["webhook_url", webhookUrl],
      ]),
    );
  });

  test("are refused without an address to tell", async () => {
    partner.answers({ reason: "User is not opted in and no webhook URL provided." }, 422);
    expect(await problemOf(had(supplier.asyncOrders).place(ORDER))).toMatchObject({
      kind: "rejected",
      supplierText: "User is not opted in and no webhook URL provided.",
    });
  });

  test.each([500, 202])("of which nothing can be read (%d) may have been accepted", async (status) => {
    partner.answers("<html>", status);
    expect((await problemOf(had(supplier.asyncOrders).place(ORDER))).kind).toBe("unknown_outcome");
    expect(partner.asked()).toHaveLength(1);
  });

  test("are not sent too late, or with a nonsensical quantity or reference", async () => {
    partner.answers(ACCEPTED, 202);
    const late = had(supplier.asyncOrders).place({ ...ORDER, sendBefore: performance.now() - 1 });
    expect((await problemOf(late)).kind).toBe("unavailable");
    expect(partner.asked()).toEqual([]);
    for (const quantity of [0, -1, 51, 1.5, Number.NaN])
      await partner.refuses(had(supplier.asyncOrders).place({ ...ORDER, quantity }));
    for (const reference of ["", "x".repeat(65)])
      await partner.refuses(had(supplier.asyncOrders).place({ ...ORDER, reference }));
    await partner.refuses(had(supplier.asyncOrders).place({ ...ORDER, packageId: "" }));
  });
});

describe("orders for a later day", () => {
  const PLACED = {
    data: {
      request_id: REQUEST_ID,
      due_date: "2025-03-28 10:00",
      latest_cancellation_date: "2025-03-27 10:00",
    },
    meta: META,
  };
  const dueAt = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + 3 * DAY_MS + 10 * 3600_000);
  const due = `${dueAt.toISOString().slice(0, 10)} 10:00`;

  test("are placed to the minute", async () => {
    partner.answers(PLACED);
    expect(await had(supplier.futureOrders).place({ ...ORDER, dueAt })).toEqual({
      requestId: REQUEST_ID,
      dueAt: new Date("2025-03-28T10:00:00Z"),
      cancellableUntil: new Date("2025-03-27T10:00:00Z"),
    });
    expect(await partner.sent()).toMatchObject({
      method: "POST",
      path: "/v2/future-orders",
      type: "application/json",
      fields: {
        package_id: ORDER.packageId,
        quantity: 2,
        description: ORDER.reference,
        due_date: due,
      },
    });
  });

  test("carry the signature that Airalo's own clients send", async () => {
    partner.answers(PLACED);
    await had(supplier.futureOrders).place({ ...ORDER, dueAt, webhookUrl: "https://shop.example/hook" });
    const { fields, headers } = await partner.sent();
    const signed = JSON.stringify(fields).replaceAll("/", "\\/");
    const signature = createHmac("sha512", SECRET).update(signed).digest("hex");
    expect(headers["airalo-signature"]).toBe(signature);
  });

  test("are not placed for a day the supplier does not take", async () => {
    partner.answers(PLACED);
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const days = [today + 2 * DAY_MS - 60_000, today + 400 * DAY_MS, today + 3 * DAY_MS + 1, Number.NaN];
    for (const day of days)
      await partner.refuses(had(supplier.futureOrders).place({ ...ORDER, dueAt: new Date(day) }));
  });

  test("are listed by status and day", async () => {
    partner.answers({
      data: [
        {
          request_id: REQUEST_ID,
          quantity: 1,
          description: "",
          status: "pending",
          package_id: "change-7days-1gb",
          due_date: "2025-03-28 10:00",
          latest_cancellation_date: "2025-03-27 10:00",
        },
      ],
      links: { first: null, last: null, prev: null, next: null },
      meta: { message: "success", current_page: 1, from: 1, last_page: 1, per_page: "25", to: 1, total: 1 },
    });
    const query = { status: "retry" as const, from: new Date("2025-03-01"), to: new Date("2025-04-01") };
    expect(await had(supplier.futureOrders).list(query)).toEqual({
      items: [
        {
          requestId: REQUEST_ID,
          status: "pending",
          packageId: "change-7days-1gb",
          quantity: 1,
          reference: null,
          dueAt: new Date("2025-03-28T10:00:00Z"),
          cancellableUntil: new Date("2025-03-27T10:00:00Z"),
        },
      ],
      page: 1,
      lastPage: 1,
      total: 1,
    });
    const { searchParams } = new URL(partner.asked()[0]?.path ?? "", partner.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      status: "retry",
      from_due_date: "2025-03-01",
      to_due_date: "2025-04-01",
      page: "1",
    });
  });

  test("are cancelled, asked again where the answer was lost", async () => {
    const done = { body: { data: [], meta: { message: "Future orders cancelled successfully" } } };
    partner.answersInTurn({ status: 502, body: "<html>" }, done);
    await had(supplier.futureOrders).cancel([REQUEST_ID]);
    expect(partner.asked().map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { request_ids: [REQUEST_ID] },
      { request_ids: [REQUEST_ID] },
    ]);
  });

  test("are cancelled where only the repeat says that they already are", async () => {
    const gone = { data: { "request_ids.0": "was cancelled already" }, meta: { message: "invalid" } };
    partner.answersInTurn({ status: 502, body: "<html>" }, { status: 422, body: gone });
    await had(supplier.futureOrders).cancel([REQUEST_ID]);
    expect(partner.asked()).toHaveLength(2);
  });

  test("that are gone already cannot be cancelled, and neither can nonsense", async () => {
    const message = "The selected request_ids.0 is invalid.";
    partner.answers(
      { data: { "request_ids.0": message }, meta: { message: "the parameter is invalid" } },
      422,
    );
    const gone = await problemOf(had(supplier.futureOrders).cancel([REQUEST_ID]));
    expect(gone).toMatchObject({ kind: "rejected" });
    expect(gone.supplierText).toContain(message);
    const ids = Array.from({ length: 11 }, (_, index) => String(index).padStart(25, "a"));
    for (const some of [
      [],
      ids,
      ["short"],
      ["x".repeat(26)],
      [`${"x".repeat(24)}/`],
      [REQUEST_ID, REQUEST_ID],
    ])
      await partner.refuses(had(supplier.futureOrders).cancel(some));
  });
});
