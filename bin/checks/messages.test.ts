import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/platform/i18n/locales";
import { type SourceFile, unusedKeys } from "./message-use";

const root = join(import.meta.dirname, "../..");

type Texts = ReadonlyMap<string, string>;

function flatten(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as object).flatMap(([key, value]: [string, unknown]) =>
    flatten(value, `${path}.${key}`),
  );
}

function textsOf(locale: string): Texts {
  const folder = join(root, "messages", locale);
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  return new Map(readdirSync(folder).flatMap((file) => flatten(read(file), file.replace(/\.json$/, ""))));
}

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map((name) => ({
      path: join(folder, name),
      text: readFileSync(join(root, folder, name), "utf8"),
    }));
}

/** Everything of a message that is not text: what is put in, and what is marked up. */
function* partsOf(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    if (element.type !== TYPE.literal && element.type !== TYPE.pound) yield element;
    if (element.type === TYPE.tag) yield* partsOf(element.children);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) yield* partsOf(option.value);
  }
}

const partsIn = (text: string): MessageFormatElement[] => [...partsOf(parse(text))];
const namesIn = (text: string): string[] =>
  [
    ...new Set(
      partsIn(text).map((part) =>
        part.type === TYPE.tag ? `<${part.value}>` : "value" in part ? part.value : "",
      ),
    ),
  ].sort();

/** Forms that whole numbers up to some thousands take in a language; the one of millions needs no text of its own. */
function formsOf(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 2_000 }, (_, count) => rules.select(count)))];
}

function missingForms(wanted: readonly string[], text: string): string[] {
  return partsIn(text).flatMap((part) => {
    if (part.type !== TYPE.plural) return [];
    const has = new Set(Object.keys(part.options));
    const exact: Readonly<Record<string, string>> = { zero: "=0", one: "=1", two: "=2" };
    return wanted.filter((form) => !has.has(form) && !has.has(exact[form] ?? "") && form !== "zero");
  });
}

const english = textsOf(DEFAULT_LOCALE);

describe.each(LOCALES)("%s", (locale) => {
  const texts = textsOf(locale);

  test("has a text for every key, and no other", () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("puts in what English puts in", () => {
    const differing = [...texts].filter(
      ([key, text]) => namesIn(text).join() !== namesIn(english.get(key) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  test("has every form of a number", () => {
    const forms = formsOf(locale);
    expect([...texts].filter(([, text]) => missingForms(forms, text).length > 0)).toEqual([]);
  });

  test("has no straight apostrophe, which would hide what is put in", () => {
    expect([...texts].filter(([, text]) => text.includes("'"))).toEqual([]);
  });
});

test("every text is asked for somewhere", () => {
  expect(unusedKeys([...english.keys()], ["app", "components", "lib"].flatMap(sourcesIn))).toEqual([]);
});

describe("a text counts as asked for", () => {
  const keys = ["shop.title", "shop.states.open", "shop.states.shut", "other.title"];
  const source = (text: string): SourceFile[] => [{ path: "view.tsx", text }];

  test("where a translator and a literal name it", () => {
    const view = source(`const t = useTranslations("shop"); t("title")`);
    expect(unusedKeys(keys, view)).toEqual(["shop.states.open", "shop.states.shut", "other.title"]);
  });

  test("where a piece is put in that is a word somewhere", () => {
    const view = source(`const t = useTranslations("shop"); const all = ["open"]; t(\`states.\${all[0]}\`)`);
    expect(unusedKeys(keys, view)).toEqual(["shop.title", "shop.states.shut", "other.title"]);
  });

  test("not where only another namespace has it", () => {
    expect(unusedKeys(["other.title"], source(`useTranslations("shop")("title")`))).toEqual(["other.title"]);
  });
});
