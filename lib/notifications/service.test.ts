import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test, vi } from "vitest";
import { deliver } from "./service";

test("a mail server that says nothing is not waited for longer than a try may take", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("it has no port");
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${address.port}`);
  const mail = { to: "a@example.com", subject: "s", html: "h", text: "t", messageId: "<m@example.com>" };
  await expect(deliver(mail)).rejects.toThrow(/timeout/i);
  silent.close();
}, 25_000);
