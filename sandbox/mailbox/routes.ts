import type { Hono } from "hono";
import type { World } from "../kernel/world.ts";
import { selected, type Message } from "./model.ts";
import { listPage, messagePage } from "./pages.ts";
import { startSmtp } from "./smtp.ts";

export async function mountMailbox(app: Hono, world: World): Promise<() => Promise<void>> {
  const messages = world.store.collection<Message>("mailbox.messages");

  app.get("/mailbox/api/messages", (c) => {
    const { to, subject, limit } = c.req.query();
    return c.json({
      messages: selected(messages.values(), { to, subject, limit: Number(limit) || undefined }),
    });
  });
  app.delete("/mailbox/api/messages", (c) => {
    const all = messages.values();
    world.store.transaction(() => all.forEach((message) => messages.delete(message.id)));
    return c.json({ deleted: all.length });
  });
  app.get("/mailbox/api/messages/:id", (c) => {
    const message = messages.get(c.req.param("id"));
    return message ? c.json(message) : c.json({ error: "no such message" }, 404);
  });

  app.get("/mailbox", (c) => {
    const { to = "", subject = "" } = c.req.query();
    return c.html(listPage(selected(messages.values(), { to, subject }), { to, subject }, messages.size));
  });
  app.get("/mailbox/:id", (c) => {
    const message = messages.get(c.req.param("id"));
    return message ? c.html(messagePage(message)) : c.redirect("/mailbox");
  });
  app.get("/mailbox/:id/attachments/:index", (c) => {
    const file = messages.get(c.req.param("id"))?.attachments[Number(c.req.param("index"))];
    if (!file) return c.notFound();
    return c.body(Buffer.from(file.contentBase64, "base64"), 200, {
      "content-type": file.mimeType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.filename ?? "attachment")}`,
    });
  });

  const smtp = await startSmtp(world, (message) => messages.put(message.id, message));
  world.config.smtpPort = smtp.port;
  return smtp.stop;
}
