import { afterAll, beforeAll, expect, it } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const ORDER = { package_id: PACKAGE, quantity: 1 };
const AIRMONEY = { amount: 10, quantity: 1 };
const LOW_DATA = { event: "low_data_notification", type: "data_75" };

let sandbox: TestSandbox;
let iccid: string;
beforeAll(async () => {
  sandbox = await openTestSandbox("airalo");
  iccid = await buySim(sandbox);
});
afterAll(() => sandbox.close());

const balance = async () => (await sandbox.control("/supplier/balance")).body;

it.each([
  ["/orders", { ...ORDER, description: ["ref-1"] }, { description: "The description must be a string." }],
  ["/orders", { ...ORDER, to_email: ["a@b.c"] }, { to_email: "The to email must be a string." }],
  [
    "/orders",
    { ...ORDER, brand_settings_name: { x: "y" } },
    { brand_settings_name: "The brand settings name must be a string." },
  ],
  ["/orders", { ...ORDER, quantity: true }, { quantity: "The quantity must be an integer." }],
  ["/orders", { ...ORDER, quantity: [1] }, { quantity: "The quantity must be an integer." }],
  [
    "/orders",
    { ...ORDER, to_email: "a@b.c", sharing_option: ["link"], copy_address: true },
    { "copy_address.0": "The copy_address.0 must be a valid email address." },
  ],
  [
    "/orders/topups",
    { package_id: `${PACKAGE}-topup`, iccid: ["1"] },
    { iccid: "The iccid must be a string." },
  ],
  ["/orders-async", { ...ORDER, webhook_url: ["x"] }, { webhook_url: "The webhook url must be a string." }],
  [
    "/voucher/esim",
    { vouchers: [{ ...ORDER, booking_reference: ["b-1"] }] },
    { "vouchers.0.booking_reference": "The vouchers.0.booking reference must be a string." },
  ],
  [
    "/voucher/airmoney",
    { ...AIRMONEY, voucher_code: ["c"] },
    { voucher_code: "The voucher code must be a string." },
  ],
  [
    "/voucher/airmoney",
    { ...AIRMONEY, usage_limit: [2] },
    { usage_limit: "The usage limit must be an integer." },
  ],
  ["/refund", { iccids: ["1"], reason: ["OTHERS"] }, { reason: "The reason must be a string." }],
  [
    "/refund",
    { iccids: ["1"], reason: "QR_ISSUE_PARTNERS", email: ["a@b.c"] },
    { email: "The email must be a string." },
  ],
  [
    "/notifications/opt-in",
    { type: "email_low_data", email: "a@b.c", language: ["de"] },
    { language: "The language must be a string." },
  ],
  ["/notifications/opt-out", { type: ["email_low_data"] }, { type: "The type must be a string." }],
  [
    "/simulator/webhook",
    { ...LOW_DATA, webhook_url: ["x"] },
    { webhook_url: "The webhook url must be a string." },
  ],
])("%s refuses what is no text: %j", async (path, body, data) => {
  const before = await balance();
  expect(await sandbox.post(`/v2${path}`, body)).toMatchObject({ status: 422, body: { data } });
  expect(await balance()).toEqual(before);
});

it("so it does in a form", async () => {
  const body = new URLSearchParams({ package_id: PACKAGE, quantity: "1", "description[]": "ref-1" });
  expect(await sandbox.post("/v2/orders", body)).toMatchObject({
    status: 422,
    body: { data: { description: "The description must be a string." } },
  });
});

it("an eSIM keeps its brand when the new one is no text", async () => {
  await sandbox.put(`/v2/sims/${iccid}/brand`, { brand_settings_name: "our perfect brand" });
  const answer = await sandbox.put(`/v2/sims/${iccid}/brand`, { brand_settings_name: ["x"] });
  expect(answer).toMatchObject({
    status: 422,
    body: { data: { brand_settings_name: "The brand settings name must be a string." } },
  });
  expect((await sandbox.get(`/v2/sims/${iccid}`)).body.data).toMatchObject({
    brand_settings_name: "our perfect brand",
  });
});

it("a list with names is a list, as it is for PHP", async () => {
  const body = new URLSearchParams({
    ...ORDER,
    quantity: "1",
    to_email: "a@b.c",
    "sharing_option[x]": "link",
  });
  expect((await sandbox.post("/v2/orders", body)).status).toBe(200);
});
