import { expect, test } from "vitest";
import { renderMail } from "./format";

const sender = { shop: "Landfall", support: "help@example.com", accent: "#a01a62" };
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

test("the lines of what somebody wrote stay lines, and its signs are no markup", async () => {
  const { html, text } = await renderMail(received("First <b>line</b>\r\nsecond & last"), "en", sender);
  expect(html).toContain("First &lt;b&gt;line&lt;/b&gt;<br>second &amp; last");
  expect(text).toContain("First <b>line</b>\r\nsecond & last");
});
