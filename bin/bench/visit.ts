import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { median } from "./load.ts";

/** A first visit on a slow phone: 4 times slower than this machine, 1.6 Mbit/s, 150 ms there and back. */
export interface Visit {
  readonly jsKB: number;
  readonly totalKB: number;
  readonly requests: number;
  readonly fcpMs: number;
  readonly lcpMs: number;
  readonly cls: number;
  readonly longTaskMs: number;
}

const KB = 1024;
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
/** Long enough for whatever comes late. */
const SETTLE_MS = 2_500;
/** Flags, and the typeface of letters that no page had before: files that a browser keeps, not questions to the shop. */
const KEPT: ReadonlySet<string> = new Set(["image", "font"]);

interface Seen {
  fcp: number;
  lcp: number;
  cls: number;
  long: number;
}

/** Runs in the page, from its first moment on. */
function watch(): void {
  const seen: Seen = { fcp: 0, lcp: 0, cls: 0, long: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    seen.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    seen.cls += (entry as PerformanceEntry & { value: number }).value;
  });
  observe("longtask", (entry) => {
    seen.long += entry.duration;
  });
}

async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return session;
}

async function visitOnce(browser: Browser, url: string, cookies: readonly Cookie[]): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  await context.addCookies([...cookies]);
  const page = await context.newPage();
  await page.addInitScript(watch);
  const session = await slowDown(page);
  const kinds = new Map<string, string>();
  const loads: { kind: string; bytes: number }[] = [];
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    loads.push({ kind: kinds.get(requestId) ?? "", bytes: encodedDataLength }),
  );
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLE_MS);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  await context.close();
  const sum = (all: readonly { bytes: number }[]): number =>
    all.reduce((total, { bytes }) => total + bytes, 0);
  return {
    jsKB: sum(loads.filter(({ kind }) => kind === "Script")) / KB,
    totalKB: sum(loads) / KB,
    requests: loads.length,
    fcpMs: seen.fcp,
    lcpMs: seen.lcp,
    cls: seen.cls,
    longTaskMs: seen.long,
  };
}

export type Cookie = { readonly name: string; readonly value: string; readonly url: string };

/** The middle of several first visits. */
export async function visit(
  browser: Browser,
  url: string,
  { cookies, rounds }: { readonly cookies: readonly Cookie[]; readonly rounds: number },
): Promise<Visit> {
  const visits: Visit[] = [];
  for (let round = 0; round < rounds; round += 1) visits.push(await visitOnce(browser, url, cookies));
  const middle = (of: (visit: Visit) => number): number => median(visits.map(of));
  return {
    jsKB: middle(({ jsKB }) => jsKB),
    totalKB: middle(({ totalKB }) => totalKB),
    requests: middle(({ requests }) => requests),
    fcpMs: middle(({ fcpMs }) => fcpMs),
    lcpMs: middle(({ lcpMs }) => lcpMs),
    cls: middle(({ cls }) => cls),
    longTaskMs: middle(({ longTaskMs }) => longTaskMs),
  };
}

/** What search costs as one types, on the slow phone; the index, and the requests that typing makes. */
export async function searchCost(
  browser: Browser,
  shop: string,
): Promise<{ keystrokeMs: number; indexKB: number; requests: number }> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(`${shop}/en`);
  // Before its script is there the field is a plain one.
  await page.waitForTimeout(SETTLE_MS);
  const answer = page.waitForResponse((response) => response.url().includes("/api/search-index"));
  await page.getByRole("combobox").first().focus();
  const index = await (await answer).body();
  await page.waitForTimeout(500);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let requests = 0;

  page.on("request", (request) => {
    if (!KEPT.has(request.resourceType())) requests += 1;
  });
  // React answers an input event before it returns, so the event itself is what a key costs.
  const times = await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>("input[role=combobox]");
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const took: number[] = [];
    for (const word of ["australia", "venedig", "kopenhgen", "united", "إيطاليا"])
      for (let length = 1; length <= word.length; length += 1) {
        value?.set?.call(field, word.slice(0, length));
        const from = performance.now();
        field?.dispatchEvent(new Event("input", { bubbles: true }));
        took.push(performance.now() - from);
      }
    return took;
  });
  await context.close();
  return { keystrokeMs: Math.max(...times), indexKB: gzipSync(index).length / KB, requests };
}
