import { expect, test } from "vitest";
import { renderMail } from "./format";

const sender = {
  shop: "Landfall",
  support: "help@example.com",
  accent: { day: "#a01a62", night: "#ff8ec2" },
  logo: null,
  choices: null,
};
const link = "https://example.com/en/help";
const received = (message: string) => ({ template: "contactReceived" as const, message, link });

test("a mail runs the way its language does, even where its outermost element is thrown away", async () => {
  const body = async (locale: string) => {
    const { html } = await renderMail(received("Hello"), locale, sender);
    return html.slice(html.indexOf("<table"));
  };
  expect(await body("ar")).toMatch(/^<table [^>]*dir="rtl" lang="ar"/);
  expect(await body("de")).toMatch(/^<table [^>]*dir="ltr" lang="de"/);
});

test("what the contact form brings says in words what it is about, and with what it was written", async () => {
  const message = {
    template: "contactMessage" as const,
    email: "anna@example.com",
    topic: "nodata",
    message: "Nothing loads.",
    number: "LF-1",
    device: "Mozilla/5.0 (Linux; Android 15; Pixel 8)",
    link,
  };
  const told = await renderMail(message, "en", sender);
  expect(told.subject).toBe("No data at the destination: message from anna@example.com, order LF-1");
  expect(told.text).toContain("Written with: Mozilla/5.0 (Linux; Android 15; Pixel 8). Answer this mail");
  const silent = await renderMail({ ...message, device: null, number: null }, "en", sender);
  expect(silent.subject).toBe("No data at the destination: message from anna@example.com");
  expect(silent.text).not.toContain("Written with");
});

test("the lines of what somebody wrote stay lines, and its signs are no markup", async () => {
  const { html, text } = await renderMail(received("First <b>line</b>\r\nsecond & last"), "en", sender);
  expect(html).toContain("First &lt;b&gt;line&lt;/b&gt;<br>second &amp; last");
  expect(text).toContain("First <b>line</b>\r\nsecond & last");
});

const paid = { template: "paymentFailed" as const, number: "7KQ4M2XB", total: "$9.99", link };

test("words of the shop's own take the place of ours, with what we put in", async () => {
  const wording = { subject: "No money came for {number}", after: "Write to us if {total} is gone." };
  const { subject, text, html, isOwnWording } = await renderMail(paid, "en", { ...sender, wording });
  expect(isOwnWording).toBe(true);
  expect(subject).toBe("No money came for 7KQ4M2XB");
  expect(text).toContain("Write to us if $9.99 is gone.");
  expect(html).toContain("Write to us if $9.99 is gone.");
  // What was not worded anew stays.
  expect(text).toContain("See your order");
});

test.each([
  ["a bracket that is open", "No money {number"],
  ["something that is not put in", "No money for {customer}"],
])("words with %s are not used: the mail goes out in ours", async (_what, subject) => {
  const ours = await renderMail(paid, "en", sender);
  expect(await renderMail(paid, "en", { ...sender, wording: { subject } })).toEqual(ours);
  expect(ours.isOwnWording).toBe(false);
});

test("own words are words, no markup", async () => {
  const { html } = await renderMail(paid, "en", { ...sender, wording: { after: "Tom & Jerry" } });
  expect(html).toContain("Tom &amp; Jerry");
});

test("the colours of the night stand for mail programs to choose, or as a preview wants them", async () => {
  const html = async (night?: "always" | "never") =>
    (await renderMail(paid, "en", night ? { ...sender, night } : sender)).html;
  expect(await html()).toContain("@media (prefers-color-scheme:dark){.lf-paper");
  expect(await html()).toContain('<meta name="color-scheme" content="light dark">');
  expect(await html("always")).toContain("@media all{.lf-paper");
  expect(await html("never")).not.toContain("prefers-color-scheme");
});

test("the logo is seen where pictures are shown, and the name either way", async () => {
  const logo = "https://shop.example/icons/icon-192.png";
  const { html } = await renderMail(paid, "en", { ...sender, logo });
  expect(html).toContain(`<img src="${logo}" width="40" height="40" alt=""`);
  expect(html).toContain(">Landfall</span>");
});

test("what came says what to do with it, and when its days begin", async () => {
  const delivered = { template: "orderDelivered" as const, number: "7KQ4M2XB", link, lines: [] };
  const text = async (starts: "installation" | "first-usage" | null) =>
    (await renderMail({ ...delivered, starts }, "en", sender)).text;
  expect(await text(null)).toContain("1. Press the button");
  expect(await text("first-usage")).toContain("Its days begin when it first joins a network");
  expect(await text("installation")).toContain("Its days begin when you install it");
  expect(await text(null)).not.toContain("Its days begin");
});

test("a report goes along as it was read, in both forms, and its signs are no markup", async () => {
  const report = "[esim]\nstate: ACTIVE <b>\naccess point: a & b";
  const { html, text } = await renderMail({ ...received("Hello"), report }, "ar", sender);
  expect(text).toContain(`Hello`);
  expect(text).toContain(report);
  expect(html).toMatch(
    /<pre class="[^"]*" dir="ltr"[^>]*>\[esim\]\nstate: ACTIVE &lt;b&gt;\naccess point: a &amp; b<\/pre>/,
  );
  expect((await renderMail(received("Hello"), "en", sender)).html).not.toContain("<pre");
});

const trip = {
  place: "Japan",
  policy: "first-usage" as const,
  starts: "2 May",
  ends: "9 May",
  missingDays: 0,
  link,
};

test.each([
  ["en", 0, /Install|install/, /before your trip does/],
  ["de", 0, /WLAN/, /vor Ihrer Reise\./],
])("in %s nothing is said of days that are not missing", async (locale, missingDays, ...[says, not]) => {
  const { text } = await renderMail({ template: "notInstalled", ...trip, missingDays }, locale, sender);
  expect(text).toMatch(says);
  expect(text).not.toMatch(not);
});

test("a reminder says how many days are missing, in the forms of its language", async () => {
  const of = async (locale: string, missingDays: number) =>
    (await renderMail({ template: "tripSoon", ...trip, missingDays }, locale, sender)).text;
  expect(await of("en", 1)).toContain("ends on 9 May, 1 day before your trip does");
  expect(await of("en", 3)).toContain("3 days before");
  expect(await of("ar", 2)).toContain("بيومين");
  expect(await of("ar", 11)).toContain("يومًا");
});

test("without a trip the reminder asks for it, and what starts by being installed is left alone", async () => {
  const none = { ...trip, starts: null, ends: null };
  const plain = await renderMail({ template: "notInstalled", ...none }, "en", sender);
  expect(plain.subject).toBe("Your eSIM for Japan is waiting to be installed");
  const late = await renderMail({ template: "notInstalled", ...none, policy: "installation" }, "en", sender);
  expect(late.text).toContain("just before you leave");
});

test("who runs out of data finds the way to the small page too, in both parts of the mail", async () => {
  const low = { template: "lowData" as const, name: "Japan", left: "100 MB", total: "1 GB", asOf: "14:20" };
  const topup = "https://example.com/en/orders/1/open/1-a?to=top-up&esim=2";
  const quick = topup.replace("top-up", "quick");
  const { html, text } = await renderMail({ ...low, link: topup }, "en", sender);
  expect(text).toContain(quick);
  expect(html).toContain(quick.replace("&", "&amp;"));
  expect((await renderMail({ ...low, link }, "en", sender)).text).not.toContain("smaller page");
});
