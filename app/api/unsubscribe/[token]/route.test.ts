import { afterEach, expect, test } from "vitest";
import { addressKey, chooserToken, optOutsOf } from "@/lib/notifications/choices/data";
import { setTopic } from "@/lib/notifications/choices/mutations";
import { GET, POST } from "./route";

const addressHash = addressKey("anna@example.com");
const token = chooserToken({ topic: "usage", addressHash });
const context = (of: string) => ({ params: Promise.resolve({ token: of }) });
const ask = (method: string, body?: BodyInit) =>
  new Request(`http://localhost:3000/api/unsubscribe/${token}?locale=ar`, { method, ...(body && { body }) });
const oneClick = () => new URLSearchParams({ "List-Unsubscribe": "One-Click" });

afterEach(() => setTopic(addressHash, "usage", true));

test("one POST ends the topic, and a second one changes nothing more", async () => {
  for (let time = 0; time < 2; time += 1)
    expect((await POST(ask("POST", oneClick()), context(token))).status).toBe(200);
  expect(await optOutsOf(addressHash)).toEqual(["usage"]);
});

test("a multipart form is the same", async () => {
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  expect((await POST(ask("POST", form), context(token))).status).toBe(200);
  expect(await optOutsOf(addressHash)).toEqual(["usage"]);
});

test("a GET, as scanners of links send it, changes nothing and leads to the page with the button", async () => {
  const reply = await GET(ask("GET"), context(token));
  expect(reply.status).toBe(303);
  expect(reply.headers.get("location")).toBe(`/ar/notifications/${token}`);
  expect(await optOutsOf(addressHash)).toEqual([]);
});

const FORGED = [
  { what: "a made-up link", of: "usage.made.up", body: oneClick(), status: 404 },
  { what: "another field", of: token, body: new URLSearchParams({ unsubscribe: "1" }), status: 400 },
  { what: "no body", of: token, body: undefined, status: 400 },
  {
    what: "a body without end",
    of: token,
    body: "List-Unsubscribe=One-Click".padEnd(10_000, "&"),
    status: 413,
  },
  {
    what: "what belongs to an order",
    of: chooserToken({ topic: "order", addressHash }),
    body: oneClick(),
    status: 422,
  },
];

test.each(FORGED)("$what ends nothing", async ({ of, body, status }) => {
  expect((await POST(ask("POST", body), context(of))).status).toBe(status);
  expect(await optOutsOf(addressHash)).toEqual([]);
});
