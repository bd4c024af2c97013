import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

/** What Airalo's three official clients put on the wire, request by request, and what they insist on in the answers. */
const PACKAGE = "sakura-mobile-data-7days-1gb";
const SECRET = "sandbox-secret";
const DESCRIPTION = "für/dich & <x> 😀";

type Fields = Record<string, unknown>;
type Sent = { body: string; type: string; accept: string; signed: string };

const escapedSlashes = (json: string): string => json.replaceAll("/", "\\/");
const asciiOnly = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const spaced = (json: string): string => json.replaceAll('":', '": ').replaceAll(',"', ', "');
const formOf = (fields: Fields): string =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();

/** How each client writes a JSON payload and what it signs, which is seldom the same bytes. */
const CLIENTS: Record<string, (fields: Fields) => Sent> = {
  PHP(fields) {
    const json = asciiOnly(escapedSlashes(JSON.stringify(fields)));
    return { body: json, type: "application/json", accept: "*/*", signed: json };
  },
  Node(fields) {
    const json = JSON.stringify(fields);
    return { body: json, type: "application/json", accept: "", signed: escapedSlashes(json) };
  },
  Python(fields) {
    const json = JSON.stringify(fields);
    return {
      body: asciiOnly(spaced(json)),
      type: "application/json",
      accept: "application/json",
      signed: escapedSlashes(json),
    };
  },
};

let sandbox: TestSandbox;
let token = "";
let iccid = "";

beforeAll(async () => {
  sandbox = await openTestSandbox("airalo");
  iccid = await buySim(sandbox);
  await sandbox.control("/settings", { supplier: { verifySignature: true } }, "PATCH");
});
beforeEach(async () => {
  await sandbox.control("/clock", { advance: "2m" });
  token = await tokenFor(new URLSearchParams(TOKEN_PAYLOAD).toString(), "application/x-www-form-urlencoded");
});
afterAll(() => sandbox.close());

const TOKEN_PAYLOAD = {
  client_id: "sandbox-client",
  client_secret: SECRET,
  grant_type: "client_credentials",
};

const signatureOf = (payload: string): string => createHmac("sha512", SECRET).update(payload).digest("hex");

async function tokenFor(body: string, type: string): Promise<string> {
  const answer = await sandbox.send<{ data: { access_token: string } }>("/v2/token", {
    method: "POST",
    headers: { "content-type": type, "airalo-signature": signatureOf(JSON.stringify(TOKEN_PAYLOAD)) },
    body,
  });
  return answer.body.data.access_token;
}

function write<T>(path: string, { body, type, accept, signed }: Sent) {
  return sandbox.send<T>(path, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": type,
      "airalo-signature": signatureOf(signed),
      ...(accept && { accept }),
    },
    body,
  });
}

/** They announce JSON on reads too, where there is no body. */
const read = <T>(path: string, headers: Record<string, string> = {}) =>
  sandbox.send<T>(path, {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
  });

it.each([
  ["a form", new URLSearchParams(TOKEN_PAYLOAD).toString(), "application/x-www-form-urlencoded"],
  ["JSON", JSON.stringify(TOKEN_PAYLOAD), "application/json"],
])("a token is asked for in %s", async (_form, body, type) => {
  await sandbox.control("/clock", { advance: "2m" });
  expect((await tokenFor(body, type)).split(".")).toHaveLength(3);
});

describe.each(Object.entries(CLIENTS))("the %s client", (_name, sentBy) => {
  const order = { package_id: PACKAGE, quantity: 2, type: "sim", description: DESCRIPTION };
  type Ordered = { data: { description: string; sims: { iccid: string }[] } };

  it("orders, and reads back what it wrote", async () => {
    const { status, body } = await write<Ordered>("/v2/orders", sentBy(order));
    expect([status, body.data.description, body.data.sims.length]).toEqual([200, DESCRIPTION, 2]);
  });

  it("orders with a sharing mail", async () => {
    const shared = {
      ...order,
      to_email: "traveller@example.test",
      sharing_option: ["link", "pdf"],
      copy_address: ["office@example.test"],
    };
    expect((await write("/v2/orders", sentBy(shared))).status).toBe(200);
  });

  it("orders several at once, each signed on its own", async () => {
    const answers = await Promise.all(
      [PACKAGE, "sakura-mobile-data-15days-2gb"].map((package_id) =>
        write<Ordered>("/v2/orders", sentBy({ ...order, package_id, quantity: 1 })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it("orders asynchronously, with an address of null where it has none", async () => {
    const withAddress = { ...order, webhook_url: "http://127.0.0.1:1/hook" };
    const taken = await write<{ data: { request_id: string } }>("/v2/orders-async", sentBy(withAddress));
    expect([taken.status, taken.body.data.request_id.length]).toEqual([202, 25]);
    const without = await write("/v2/orders-async", sentBy({ ...order, webhook_url: null }));
    expect(without).toMatchObject({ status: 422, body: { reason: expect.any(String) as unknown } });
  });

  it("makes vouchers, with an empty code among the fields", async () => {
    const money = { voucher_code: null, usage_limit: 40, amount: 22, quantity: 2, is_paid: false };
    const made = await write<{ data: unknown[][] }>("/v2/voucher/airmoney", sentBy(money));
    expect([made.status, made.body.data[0]?.length]).toEqual([200, 2]);
    const esims = { vouchers: [{ package_id: PACKAGE, quantity: 2, booking_reference: "trip/7" }] };
    expect((await write("/v2/voucher/esim", sentBy(esims))).status).toBe(200);
  });

  it("orders for later, and cancels", async () => {
    const now = (await sandbox.control<{ now: string }>("/clock")).body.now;
    const due = new Date(Date.parse(now) + 5 * 86_400_000).toISOString().slice(0, 16).replace("T", " ");
    const later = { package_id: PACKAGE, quantity: 1, due_date: due, webhook_url: "http://127.0.0.1:1/hook" };
    const { status, body } = await write<{ data: { request_id: string } }>(
      "/v2/future-orders",
      sentBy(later),
    );
    expect(status).toBe(200);
    const cancelled = sentBy({ request_ids: [body.data.request_id] });
    expect((await write("/v2/cancel-future-orders", cancelled)).status).toBe(200);
  });

  it("is refused when the payload is not the one that was signed", async () => {
    const sent = { ...sentBy(order), signed: JSON.stringify({ ...order, quantity: 1 }) };
    expect((await write("/v2/orders", sent)).body).toMatchObject({ code: 14 });
  });
});

describe("what they read", () => {
  type Page = {
    data: {
      operators: { countries: { country_code: string }[]; info: string[]; other_info: string | null }[];
    }[];
    meta: { last_page: number };
  };

  it.each([
    ["/v2/packages?&page=1", 25],
    ["/v2/packages?include=topup&page=2", 25],
    ["/v2/packages?include=topup&filter%5Btype%5D=local&limit=7&page=2", 7],
    ["/v2/packages?include=topup&filter%5Bcountry%5D=JP&page=1", 1],
  ])("%s", async (path, destinations) => {
    const { status, body } = await read<Page>(path, { "accept-language": "en" });
    expect([status, body.data.length]).toEqual([200, destinations]);
    expect(Number.isInteger(body.meta.last_page)).toBe(true);
    for (const operator of body.data.flatMap(({ operators }) => operators)) {
      expect(operator).toMatchObject({
        countries: expect.any(Array) as unknown,
        info: expect.any(Array) as unknown,
      });
      expect(operator).toHaveProperty("other_info");
    }
  });

  it("tops up with a form whose signature covers the same fields as JSON", async () => {
    const fields = {
      package_id: "sakura-mobile-data-30days-3gb-topup",
      iccid,
      description: DESCRIPTION,
    };
    const sent: Sent = {
      body: formOf(fields),
      type: "application/x-www-form-urlencoded",
      accept: "application/json",
      signed: asciiOnly(escapedSlashes(JSON.stringify(fields))),
    };
    const { status, body } = await write<{ data: { description: string } }>("/v2/orders/topups", sent);
    expect([status, body.data.description]).toEqual([200, DESCRIPTION]);
    expect((await write("/v2/orders/topups", { ...sent, signed: "{}" })).body).toMatchObject({
      code: 14,
    });
  });

  it.each([["usage"], ["topups"], ["topups?filter%5Bcountry%5D=JP"], ["packages"], ["instructions"]])(
    "/v2/sims/{iccid}/%s",
    async (rest) => {
      const { status, body } = await read<{ data: object }>(`/v2/sims/${iccid}/${rest}`, {
        "accept-language": "",
      });
      expect([status, Object.keys(body.data).length > 0]).toEqual([200, true]);
    },
  );

  it.each([["compatible-devices-lite"], ["compatible-devices"], ["finance/exchange-rates?"]])(
    "/v2/%s",
    async (path) => {
      const { status, body } = await read<{ data: object }>(`/v2/${path}`, { "content-type": "" });
      expect([status, Object.keys(body.data).length > 0]).toEqual([200, true]);
    },
  );
});
