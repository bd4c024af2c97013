import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { accessTo, openTestServer, type TestServer } from "@/bin/test-server";
import { db } from "@/lib/platform/db";
import { SupplierError } from "../errors";
import type { Request } from "./caller";
import { openClient } from "./client";
import { parse } from "./parse";
import { openVoice } from "../pressone/voice";
import { z } from "zod";

const TOKEN = "eyJ0eXAi.Zm9v_YmFy/YmF6.c2ln-bmF0dXJl+ZQ==";
const SECRET = "Sh0p/Secret-9_x7";
const ICCID = "8910300000005271146";
const SECRETS = [TOKEN, SECRET, ICCID];

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await db().supplierToken.deleteMany();
  await db().supplierPause.deleteMany();
});

const open = () =>
  openClient({
    ...accessTo(server.url),
    clientSecret: SECRET,
    tokenRequestsPerMinute: 1_000,
    signed: true,
  });

/** The rows of the staff's log since the last look; the log is written after the answer was given. */
async function logged(calls: number): Promise<string> {
  const rows = await vi.waitFor(
    async () => {
      const found = await db().supplierCall.findMany();
      if (found.length < calls) throw new Error(`${found.length} of ${calls} calls are in the log`);
      return found;
    },
    { interval: 5, timeout: 10_000 },
  );
  await db().$executeRaw`TRUNCATE supplier_call`;
  return JSON.stringify(rows);
}

function told(error: unknown): string {
  if (!(error instanceof SupplierError)) throw new Error("not one of ours", { cause: error });
  const { message, stack, supplierText, supplierCode } = error;
  return [message, stack, supplierText, supplierCode, JSON.stringify(error)].join("\n");
}

// What a careless server repeats: a secret anywhere in a text, in any escape, in names, values and lists.
const word = fc.oneof(
  fc.constantFrom(...SECRETS, `Bearer ${TOKEN}`, "\0", "\ud800"),
  fc.string({ maxLength: 8, unit: "binary" }),
);
const phrase = fc.oneof(
  fc.array(word, { maxLength: 5 }).map((words) => words.join("")),
  fc.tuple(fc.integer({ min: 440, max: 520 }), word).map(([length, secret]) => "x".repeat(length) + secret),
);
const field = fc.constantFrom(
  "data",
  "meta",
  "message",
  "reason",
  "error",
  "code",
  "success",
  "iccid",
  "detail",
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    phrase,
    fc.boolean(),
    fc.integer(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(field, phrase), tie("value"), { maxKeys: 4 }),
  ),
})).value;
const body = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value).replaceAll("/", "\\/")),
  phrase,
  fc.tuple(json, fc.nat(400)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
);
const status = fc.oneof(
  fc.constantFrom(200, 204, 302, 400, 401, 403, 404, 422, 429, 500),
  fc.integer({ min: 200, max: 599 }),
);
const request: fc.Arbitrary<Request> = fc.constantFrom<Request>(
  { operation: "usage", method: "GET", path: `/v2/sims/${ICCID}/usage`, scope: ICCID },
  {
    operation: "submit-topup",
    method: "POST",
    path: "/v2/orders/topups",
    body: { multipart: { iccid: ICCID, description: "lf-1" } },
    reference: "lf-1",
  },
);
const answers = z.object({ data: z.record(z.string(), z.number()) });

test("whatever a server repeats, no error and no log tells the token, the secret or an ICCID", async () => {
  const client = open();
  await fc.assert(
    fc.asyncProperty(request, status, body, async (asked, code, text) => {
      await db().supplierPause.deleteMany();
      server.listen(({ path }) =>
        path.endsWith("/token")
          ? { body: { data: { access_token: TOKEN, expires_in: 3600 } } }
          : {
              status: code,
              headers: { "retry-after": "60" },
              body: [204, 205, 304].includes(code) ? "" : text,
            },
      );
      const words = await client
        .call(asked)
        .then((answer) => parse(answers, answer.body, "read"))
        .then(() => "", told);
      const row = await logged(1);
      for (const secret of SECRETS) expect([words, row].join("\n")).not.toContain(secret);
    }),
    { numRuns: 150, endOnFailure: true },
  );
}, 60_000);

test("nor does the token's own request", async () => {
  await fc.assert(
    fc.asyncProperty(status, body, async (code, text) => {
      await db().supplierPause.deleteMany();
      await db().supplierToken.deleteMany();
      server.listen(() => ({
        status: code,
        headers: { "retry-after": "60" },
        body: [204, 205, 304].includes(code) ? "" : text,
      }));
      const error = await open()
        .call({ operation: "balance", method: "GET", path: "/v2/balance" })
        .then(() => "", told);
      const row = await logged(1);
      for (const secret of [SECRET, ICCID]) expect(error + row).not.toContain(secret);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);

test("the log shows the shape of an answer without what is worth money or personal", async () => {
  const kept = { package_id: "sakura-7days", code: "20260616-074507", country: { code: "JP" } };
  const hidden = {
    iccid: 8910300000005271,
    qrcode: "LPA:1$smdp.example$AB-1",
    matching_id: "AB-1",
    msisdn: "819012345678",
    confirmation_code: "5555",
    codes: ["BIXLAAAA", "BSXLAAAA"],
    vouchers: [{ code: "VOUCHER-77" }],
    sharing: { link: "https://esims.cloud/a/b", access_code: "4812" },
    user: { email: "anna@example.com", mobile: "+2348012345678", first_name: "Anna" },
  };
  server.listen(({ path }) =>
    path.endsWith("/token")
      ? { body: { data: { access_token: TOKEN } } }
      : { body: { success: true, code: "ORDER_MADE", data: { ...kept, ...hidden } } },
  );
  await open().call({ operation: "get-order", method: "GET", path: "/v2/orders/1" });
  const row = await logged(1);
  for (const word of ["sakura-7days", "20260616-074507", "JP", "ORDER_MADE", "vouchers"])
    expect(row).toContain(word);
  expect(row).not.toMatch(/89103|LPA|AB-1|8190|5555|BIXL|VOUCHER-77|esims\.cloud|4812|anna|Anna|\+234/i);
});

test("the log stays small, however much a supplier says", async () => {
  const many = Array.from({ length: 20_000 }, (_, place) => ({ id: place, title: "x".repeat(300) }));
  server.listen(({ path }) =>
    path.endsWith("/token") ? { body: { data: { access_token: TOKEN } } } : { body: { data: many } },
  );
  await open().call({ operation: "packages", method: "GET", path: "/v2/packages" });
  expect((await logged(1)).length).toBeLessThan(6_000);
});

test("neither does an error about a telephone number tell whose it is", async () => {
  const mobile = "+2348012345678";
  server.listen(({ path, body: sent }) => ({
    status: 409,
    body: { message: `${path} ${sent} is taken`, code: "409" },
  }));
  const numbers = openVoice({ baseUrl: server.url, apiKey: SECRET, concurrency: 2 });
  const claim = numbers.claim({
    phoneNumber: "02012345678",
    email: "anna@example.com",
    firstName: "Annabel",
    lastName: "Leetham",
    mobile,
    country: "NG",
  });
  const found = numbers.users({ mobile, email: "anna@example.com" });
  const said = await Promise.all([claim, found].map((call) => call.then(() => "", told)));
  const errors = [...said, await logged(2)].join("\n");
  expect(errors).toContain("is taken");
  expect(errors).not.toMatch(/\+234|%2B234|02012345678|anna|leetham/i);
  expect(errors).not.toContain(SECRET);
});
