import type { Context, Hono } from "hono";
import { withFaults } from "../kernel/operation.ts";
import { NANOID_ALPHABET } from "../kernel/random.ts";
import type { World } from "../kernel/world.ts";
import type { Browser, PushMessage } from "./model.ts";
import { makeKeys, senderIn, unseal } from "./unseal.ts";

const MOST_BYTES = 4_096;
const SHOWN = 100;

/** A push service and the browsers behind it: what is sent is checked as the real ones check it, opened and kept. */
export function mountPush(app: Hono, world: World): void {
  const browsers = world.store.collection<Browser>("push.browsers");
  const messages = world.store.collection<PushMessage>("push.messages");

  app.post("/control/api/push/browsers", (c) => {
    const id = world.random.text(24, NANOID_ALPHABET);
    const auth = Buffer.from(world.random.text(16, NANOID_ALPHABET)).toString("base64url");
    const browser = { id, auth, ...makeKeys(), isGone: false };
    browsers.put(id, browser);
    const endpoint = `${world.config.publicUrl}/push/send/${id}`;
    return c.json({ endpoint, keys: { p256dh: browser.publicKey, auth } }, 201);
  });
  app.post("/control/api/push/browsers/:id/leave", (c) => {
    const browser = browsers.get(c.req.param("id"));
    if (!browser) return c.json({ error: "no such browser" }, 404);
    browsers.put(browser.id, { ...browser, isGone: true });
    return c.json({ isGone: true });
  });
  app.get("/control/api/push/messages", (c) => {
    const { browser } = c.req.query();
    const all = messages.values().filter((message) => !browser || message.browser === browser);
    return c.json({ messages: all.reverse().slice(0, SHOWN) });
  });

  app.post(
    "/push/send/:id",
    withFaults(
      "push.send",
      async (c) => {
        const browser = browsers.get(c.req.param("id") ?? "");
        if (!browser) return c.text("no such subscription", 404);
        if (browser.isGone) return c.text("the subscription has ended", 410);
        const taken = await receive(c, browser);
        if ("status" in taken) return c.text(taken.complaint, taken.status);
        const id = `push_${world.random.text(16, NANOID_ALPHABET)}`;
        const receivedAt = world.clock.now().toISOString();
        messages.put(id, { id, receivedAt, browser: browser.id, ...taken });
        return c.body(null, 201, { location: `${world.config.publicUrl}/push/messages/${id}` });
      },
      (c) => ({ reference: c.req.param("id") }),
    ),
  );

  type Refusal = { status: 400 | 403 | 413; complaint: string };
  type Taken = Omit<PushMessage, "id" | "receivedAt" | "browser">;

  async function receive(c: Context, browser: Browser): Promise<Refusal | Taken> {
    const body = Buffer.from(await c.req.arrayBuffer());
    if (body.length > MOST_BYTES) return { status: 413, complaint: `more than ${MOST_BYTES} bytes` };
    const ttl = Number(c.req.header("ttl") ?? Number.NaN);
    if (!Number.isInteger(ttl) || ttl < 0) return { status: 400, complaint: "TTL is missing" };
    if (c.req.header("content-encoding") !== "aes128gcm")
      return { status: 400, complaint: "Content-Encoding must be aes128gcm" };
    const sender = senderIn(c.req.header("authorization") ?? "", new URL(world.config.publicUrl).origin);
    if ("complaint" in sender) return { status: 403, complaint: sender.complaint };
    try {
      const text = unseal(body, browser);
      const urgency = c.req.header("urgency") ?? "normal";
      return { ttl, urgency, subject: sender.subject, bytes: body.length, text };
    } catch {
      // A real one could not tell; here it would only be missed.
      return { status: 400, complaint: "the browser cannot open it" };
    }
  }
}
