import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { PACKAGE } from "../../e2e/pages/journey.ts";
import { provideBrowser } from "../checks/browser.ts";
import { openDataDir } from "../world/data-dir.ts";
import { withInstance } from "../world/instance.ts";
import { withClient } from "../world/postgres.ts";
import { type Bare, openBare, removeBare } from "./bare.ts";
import { measureNginx, type NginxFigures } from "./nginx.ts";
import { load, median, type Rate, type Target } from "./load.ts";
import type { Options } from "./options.ts";
import { type Bought, timePurchases } from "./purchase.ts";
import { type SyncTimes, timeSync } from "./sync.ts";
import { searchCost, visit, type Cookie, type Visit } from "./visit.ts";
import { openShop, type Shop } from "./world.ts";

export const PAGES = ["home", "destination", "package", "order", "esim"] as const;
export type PageName = (typeof PAGES)[number];

/** `ratio` is to the bare page of the same kind, measured before and after. */
export type PageFigures = Rate & Visit & { readonly ratio: number };

export interface Figures {
  /** The bare page: under load, and on its first visit. */
  readonly bare: { readonly staticRps: number; readonly dynamicRps: number } & Visit;
  readonly pages: Readonly<Record<PageName, PageFigures>>;
  readonly search: { readonly keystrokeMs: number; readonly indexKB: number; readonly requests: number };
  readonly payToQrMs: { readonly p50: number; readonly p99: number };
  readonly sync: SyncTimes;
  readonly upstreamCallsWhileBrowsing: number;
  readonly rssMB: number;
  /** Absent where nginx is not installed. */
  readonly nginx?: NginxFigures | undefined;
}

const DESTINATION = "/en/destinations/japan";

type Say = (line: string) => void;

async function callsSoFar(shop: Shop): Promise<number> {
  return withClient(shop.databaseUrl, async (client) => {
    const { rows } = await client.query<{ calls: number }>(
      "SELECT count(*)::int AS calls FROM supplier_call",
    );
    return rows[0]?.calls ?? 0;
  });
}

function rssOf(pid: number): number {
  const [, kilobytes = "0"] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** One page between two looks at the bare one, so often. */
async function rates(
  target: Target,
  bareUrl: string,
  { rounds, seconds }: Options,
): Promise<{ rate: Rate; ratio: number; bare: number }> {
  const taken: { rate: Rate; bare: number }[] = [];
  await load(target, 1);
  for (let round = 0; round < rounds; round += 1) {
    const before = await load({ url: bareUrl }, seconds);
    const rate = await load(target, seconds);
    const after = await load({ url: bareUrl }, seconds);
    taken.push({ rate, bare: (before.rps + after.rps) / 2 });
  }
  return {
    rate: {
      rps: median(taken.map(({ rate }) => rate.rps)),
      p99ms: median(taken.map(({ rate }) => rate.p99ms)),
    },
    ratio: median(taken.map(({ rate, bare }) => rate.rps / bare)),
    bare: median(taken.map(({ bare }) => bare)),
  };
}

type Place = { readonly url: string; readonly cookies: readonly Cookie[]; readonly isDynamic: boolean };

function placesToBrowse(shop: Shop) {
  const place = (path: string): Place => ({ url: shop.url + path, cookies: [], isDynamic: false });
  return {
    home: place("/en"),
    destination: place(DESTINATION),
    package: place(`/en/packages/${PACKAGE}`),
  } satisfies Partial<Record<PageName, Place>>;
}

function placesOf({ orderUrl, esimUrl, cookies }: Bought) {
  const place = (url: string): Place => ({ url, cookies, isDynamic: true });
  return { order: place(orderUrl), esim: place(esimUrl) } satisfies Partial<Record<PageName, Place>>;
}

interface Run {
  readonly browser: Browser;
  readonly shop: Shop;
  readonly bare: Bare;
  readonly options: Options;
  readonly say: Say;
}

type PageRun = { readonly figures: PageFigures; readonly bare: number };

async function measurePage(place: Place, { browser, bare, options }: Run): Promise<PageRun> {
  const { url, cookies, isDynamic } = place;
  const cookie = cookies.map((each) => `${each.name}=${each.value}`).join("; ");
  const target = { url, ...(cookie !== "" && { cookie }) };
  const {
    rate,
    ratio,
    bare: bareRps,
  } = await rates(target, isDynamic ? bare.dynamicUrl : bare.staticUrl, options);
  const seen = await visit(browser, url, { cookies, rounds: options.rounds });
  return { figures: { ...rate, ratio, ...seen }, bare: bareRps };
}

async function measurePages<Name extends PageName>(
  places: Readonly<Record<Name, Place>>,
  run: Run,
): Promise<{ pages: Record<Name, PageFigures>; bareRps: number }> {
  const pages: Partial<Record<Name, PageFigures>> = {};
  const bares: number[] = [];
  for (const [name, place] of Object.entries(places) as [Name, Place][]) {
    run.say(name);
    const { figures, bare } = await measurePage(place, run);
    pages[name] = figures;
    bares.push(bare);
  }
  return { pages: pages as Record<Name, PageFigures>, bareRps: median(bares) };
}

async function measure(run: Run): Promise<Omit<Figures, "nginx">> {
  const { browser, shop, bare, options, say } = run;
  const before = await callsSoFar(shop);
  const browsed = await measurePages(placesToBrowse(shop), run);
  say("search");
  const search = await searchCost(browser, shop.url);
  const upstreamCallsWhileBrowsing = (await callsSoFar(shop)) - before;
  say("buying");
  const { bought, ...payToQrMs } = await timePurchases(browser, shop, options.purchases);
  const owned = await measurePages(placesOf(bought), run);
  const rssMB = rssOf(shop.webPid);
  const floor = await visit(browser, bare.staticUrl, { cookies: [], rounds: options.rounds });
  say("catalogue");
  return {
    bare: { staticRps: browsed.bareRps, dynamicRps: owned.bareRps, ...floor },
    pages: { ...browsed.pages, ...owned.pages },
    search,
    payToQrMs,
    sync: await timeSync(shop),
    upstreamCallsWhileBrowsing,
    rssMB,
  };
}

/** All figures of one run; undefined if it was interrupted. */
export async function runBench(options: Options, say: Say): Promise<Figures | undefined> {
  const dataDir = mkdtempSync(join(tmpdir(), "landfall-bench-"));
  openDataDir(dataDir);
  let figures: Figures | undefined;
  try {
    await withInstance(dataDir, async (crew) => {
      say("building and starting the shop");
      const shop = await openShop(dataDir, crew);
      say("building a bare page");
      const bare = await openBare(shop.databaseUrl, dataDir, crew);
      const executablePath = provideBrowser();
      const browser = await chromium.launch({
        args: ["--no-sandbox"],
        ...(executablePath && { executablePath }),
      });
      try {
        figures = await measure({ browser, shop, bare, options, say });
        say("nginx");
        figures = { ...figures, nginx: await measureNginx(shop, DESTINATION, { dataDir, crew, options }) };
      } finally {
        await browser.close();
      }
    });
  } finally {
    removeBare();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return figures;
}
