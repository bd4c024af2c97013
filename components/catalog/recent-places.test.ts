import { beforeEach, expect, test, vi } from "vitest";
import { entriesOf, forgetPlaces, rememberPlace } from "./recent-places";

let kept: Map<string, string>;
let marks: Record<string, string>;
let told: number;

/** The three things of a browser that the store touches. */
function openBrowser(storage: object) {
  const window = new EventTarget();
  window.addEventListener("recentchange", () => (told += 1));
  marks = {};
  told = 0;
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", { documentElement: { dataset: marks } });
  vi.stubGlobal("localStorage", storage);
}

beforeEach(() => {
  kept = new Map();
  openBrowser({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});

test("places are kept as their slugs alone, and the page is told that there are some", () => {
  rememberPlace("italy");
  rememberPlace("japan");
  expect([...kept]).toEqual([["recent", '["japan","italy"]']]);
  expect(marks).toEqual({ recent: "" });
  expect(told).toBe(2);
});

test("clearing leaves nothing behind", () => {
  rememberPlace("italy");
  forgetPlaces();
  expect(kept.size).toBe(0);
  expect(marks).toEqual({});
});

test("what somebody else wrote there is replaced by what makes sense of it", () => {
  kept.set("recent", '["../admin","italy",{}]');
  rememberPlace("japan");
  expect(kept.get("recent")).toBe('["japan","italy"]');
});

test("a browser that stores nothing is none the worse for it", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  openBrowser({ getItem: refuse, setItem: refuse, removeItem: refuse });
  rememberPlace("italy");
  forgetPlaces();
  expect([marks, told]).toEqual([{}, 0]);
});

test("only what is on sale is shown, by its name of now", () => {
  const entry = (slug: string, name: string) => ({
    slug,
    name,
    kind: "local" as const,
    countryCode: null,
    from: "",
    aliases: [],
    codes: [],
  });
  const index = [entry("italy", "Italien"), entry("japan", "Japan")];
  expect(entriesOf(index, ["japan", "gone", "italy"]).map(({ name }) => name)).toEqual(["Japan", "Italien"]);
});
