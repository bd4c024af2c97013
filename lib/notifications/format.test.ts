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
