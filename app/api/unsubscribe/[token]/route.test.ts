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

test.each([
  ["a made-up link", "usage.made.up", oneClick(), 404],
  ["another field", token, new URLSearchParams({ unsubscribe: "1" }), 400],
  ["no body", token, undefined, 400],
  ["a body without end", token, "List-Unsubscribe=One-Click".padEnd(10_000, "&"), 413],
  ["what belongs to an order", chooserToken({ topic: "order", addressHash }), oneClick(), 422],
])("%s ends nothing", async (_what, of, body, status) => {
  expect((await POST(ask("POST", body), context(of))).status).toBe(status);
  expect(await optOutsOf(addressHash)).toEqual([]);
});
