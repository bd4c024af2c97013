import { createTransport } from "nodemailer";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openThrowawaySandbox } from "../throwaway.ts";
import type { Message } from "./model.ts";

const sandbox = await openThrowawaySandbox();
beforeEach(async () => {
  await fetch(`${base()}/mailbox/api/messages`, { method: "DELETE" });
});
afterAll(sandbox.close);

const base = sandbox.url;
const MAIL = {
  from: "Landfall <shop@example.com>",
  to: "ada@example.com",
  subject: "Your eSIM for Japan ✓",
  text: "Scan the code.",
  html: '<p>Scan the code. <a href="http://shop.test/esim">Open</a></p><script>alert(1)</script>',
};

function send(overrides: object = {}) {
  const { smtpPort: port } = sandbox.running();
  const transport = createTransport({ host: "127.0.0.1", port, socketTimeout: 2_000 });
  return transport.sendMail({ ...MAIL, ...overrides });
}

async function inbox(query = ""): Promise<Message[]> {
  const response = await fetch(`${base()}/mailbox/api/messages${query}`);
  return ((await response.json()) as { messages: Message[] }).messages;
}

test("mail over SMTP is kept with all its parts", async () => {
  await send({ attachments: [{ filename: "invoice.pdf", content: "%PDF-1.7" }] });
  const [message] = await inbox();
  expect(message).toMatchObject({
    from: "shop@example.com",
    to: ["ada@example.com"],
    subject: "Your eSIM for Japan ✓",
    text: "Scan the code.\n",
    attachments: [{ filename: "invoice.pdf", bytes: 8 }],
  });
  const file = await fetch(`${base()}/mailbox/${message?.id}/attachments/0`);
  expect(await file.text()).toBe("%PDF-1.7");
});

test("a sender may sign in with anything", async () => {
  const transport = createTransport({
    host: "127.0.0.1",
    port: sandbox.running().smtpPort,
    auth: { user: "somebody", pass: "anything" },
  });
  await transport.sendMail(MAIL);
  expect(await inbox()).toHaveLength(1);
});

test("mail is found by who got it and by its subject", async () => {
  await send();
  await send({ to: "bo@example.com", subject: "Receipt" });
  expect((await inbox("?to=BO@example.com")).map(({ subject }) => subject)).toEqual(["Receipt"]);
  expect((await inbox("?subject=japan")).map(({ to }) => to)).toEqual([["ada@example.com"]]);
  expect((await inbox("?limit=1")).map(({ subject }) => subject)).toEqual(["Receipt"]);
});

test("the pages show mail without letting it run", async () => {
  await send({ subject: "<script>alert(2)</script>" });
  const list = await (await fetch(`${base()}/mailbox`)).text();
  expect(list).not.toContain("<script>alert(2)");
  const [message] = await inbox();
  const page = await (await fetch(`${base()}/mailbox/${message?.id}`)).text();
  expect(page).toContain("sandbox=");
  expect(page).not.toContain("<script>");
});

test("a fault refuses the mail, and nothing is kept", async () => {
  sandbox.running().world.faults.add({ operation: "mail.accept", kind: "status", status: 451, count: 1 });
  await expect(send()).rejects.toMatchObject({ responseCode: 451 });
  expect(await inbox()).toEqual([]);
  await send();
  expect(await inbox()).toHaveLength(1);
});

test("a fault takes the mail and never says so", async () => {
  sandbox.running().world.faults.add({ operation: "mail.accept", kind: "timeout_after", count: 1 });
  await expect(send()).rejects.toThrow();
  expect(await inbox()).toHaveLength(1);
});
