import { expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { renderMail } from "../format";
import { MAILS, mailSchema, TEMPLATES } from "../model";
import { exampleOf } from "./model";

const SAMPLE = {
  link: "https://shop.example/en/help",
  title: "Japan",
  details: "3 GB · 30 days",
  price: "$14.90",
  amount: "$1.50",
  data: "750 MB",
  total: "3 GB",
  day: "3 December",
  time: "14:20",
};
const SENDER = {
  shop: "Coral",
  support: "help@coral.example",
  accent: { day: "#a01a62", night: "#ff8ec2" },
  logo: "https://shop.example/icons/icon-192.png",
  choices: "https://shop.example/en/notifications/usage.a.b",
};

test.each(TEMPLATES)("the example of %s is one that could have been sent", (template) => {
  const example = exampleOf(template, SAMPLE);
  expect(mailSchema.parse(example)).toEqual(example);
});

const all = TEMPLATES.flatMap((template) => LOCALES.map((locale) => [template, locale] as const));

test.each(all)(
  "%s in %s says the same as page and as text, with nothing left open",
  async (template, locale) => {
    const example = exampleOf(template, SAMPLE);
    const { subject, html, text } = await renderMail(example, locale, SENDER);
    const page = html
      .replaceAll(/<style>.*?<\/style>/gs, "")
      .replaceAll("<br>", "\n")
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/&(?:#39|quot|lt|gt|amp);/g, "");
    for (const said of [subject, text]) {
      expect(said).not.toMatch(/[{}]|\bmail\.\w|undefined|\[object/);
      expect(said.trim()).not.toBe("");
    }
    // Each paragraph of the text stands on the page, letter for letter.
    const bare = (words: string) => words.replaceAll(/[\s"'<>&:]|^\d+\.|^- /g, "");
    const inPage = bare(page);
    const paragraphs = text.split("\n\n").filter((part) => !/https?:|^- /.test(part));
    for (const part of paragraphs) expect(inPage).toContain(bare(part.replace(/^\d+\. /, "")));
    expect(html).toContain(`href="${example.link}"`);
    expect(text).toContain(example.link);
    expect(html).toContain(`href="${SENDER.choices}"`);
    expect(text).toContain(SENDER.choices);
    expect(MAILS[template]).toBeDefined();
  },
);
