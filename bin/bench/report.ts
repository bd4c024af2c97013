import { type Figures, PAGES } from "./run.ts";
import type { Visit } from "./visit.ts";

function rounded(value: unknown): unknown {
  if (typeof value === "number") return Math.round(value * 1_000) / 1_000;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}

/** The figures in one line. */
export function jsonLine(figures: Figures): string {
  return JSON.stringify(rounded(figures));
}

function row(name: string, underLoad: readonly string[], visit: Visit): string {
  const { jsKB, totalKB, requests, fcpMs, lcpMs, cls, longTaskMs } = visit;
  const seen = [jsKB, totalKB, requests, fcpMs, lcpMs].map((value) => value.toFixed(0));
  const cells = [...underLoad, ...seen, cls.toFixed(3), longTaskMs.toFixed(0)];
  return name.padEnd(12) + cells.map((cell) => cell.padStart(9)).join("");
}

/** The same for people. */
export function table({ bare, pages, search, payToQrMs, sync, nginx, ...rest }: Figures): string {
  const head = ["rps", "ratio", "p99 ms", "js KB", "all KB", "requests", "FCP", "LCP", "CLS", "long ms"];
  return [
    `bare page: ${bare.staticRps.toFixed(0)} requests a second static, ${bare.dynamicRps.toFixed(0)} with one query`,
    `${"".padEnd(12)}${head.map((name) => name.padStart(9)).join("")}`,
    row("bare", ["", "", ""], bare),
    ...PAGES.map((name) => {
      const { rps, ratio, p99ms, ...seen } = pages[name];
      return row(name, [rps.toFixed(0), ratio.toFixed(2), p99ms.toFixed(0)], seen);
    }),
    `search: ${search.keystrokeMs.toFixed(1)} ms a key, index ${search.indexKB.toFixed(1)} KB, ${search.requests} requests while typing`,
    `pay to QR: ${payToQrMs.p50.toFixed(0)} ms in the middle, ${payToQrMs.p99.toFixed(0)} ms at worst`,
    `catalogue of ${sync.packages}: ${sync.unchangedMs.toFixed(0)} ms unchanged, ${sync.changedMs.toFixed(0)} ms all changed`,
    ...(nginx
      ? [
          `nginx: ${nginx.fileRps.toFixed(0)} a second of a file, ${nginx.shopRps.toFixed(0)} of the shop, ${nginx.ratio.toFixed(2)} of it`,
        ]
      : ["nginx is not installed here"]),
    `calls to the supplier while browsing: ${rest.upstreamCallsWhileBrowsing}; memory ${rest.rssMB.toFixed(0)} MB`,
  ].join("\n");
}
