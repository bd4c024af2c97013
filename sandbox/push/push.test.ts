import { afterAll, expect, test } from "vitest";
import { openThrowawaySandbox } from "../throwaway.ts";
import { unseal } from "./unseal.ts";

const sandbox = await openThrowawaySandbox();
afterAll(sandbox.close);

type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } };

async function subscribe(): Promise<Subscription> {
  const reply = await fetch(`${sandbox.url()}/control/api/push/browsers`, { method: "POST" });
  return (await reply.json()) as Subscription;
}

const send = (endpoint: string, headers: Record<string, string>, body = "x") =>
  fetch(endpoint, { method: "POST", headers, body });

test("the standard's own example is opened (RFC 8291, section 5)", () => {
  const sealed = Buffer.from(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
    "base64url",
  );
  const browser = {
    publicKey: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    privateKey: "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  };
  expect(unseal(sealed, browser)).toBe("When I grow up, I want to be a watermelon");
});

test("what real services refuse is refused", async () => {
  const { endpoint } = await subscribe();
  const sealed = { "content-encoding": "aes128gcm", ttl: "60" };
  expect((await send(endpoint, { "content-encoding": "aes128gcm" })).status).toBe(400);
  expect((await send(endpoint, { ttl: "60" })).status).toBe(400);
  expect((await send(endpoint, sealed)).status).toBe(403);
  expect((await send(endpoint, { ...sealed, authorization: "vapid t=a.b.c, k=AAAA" })).status).toBe(403);
  expect((await send(endpoint, sealed, "x".repeat(4_097))).status).toBe(413);
  expect((await send(`${endpoint}x`, sealed)).status).toBe(404);
});

test("a browser that left is gone, and the ledger has who was asked", async () => {
  const { endpoint } = await subscribe();
  const id = endpoint.split("/").at(-1) ?? "";
  await fetch(`${sandbox.url()}/control/api/push/browsers/${id}/leave`, { method: "POST" });
  expect((await send(endpoint, {})).status).toBe(410);
  const reply = await fetch(`${sandbox.url()}/control/api/ledger?area=push&reference=${id}`);
  expect(await reply.json()).toMatchObject({ entries: [{ operation: "push.send", status: 410 }] });
});
