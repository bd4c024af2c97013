import { z } from "zod";
import { lastGoodSync } from "@/lib/catalog/sync/data";
import { refusal } from "@/lib/catalog/sync/model/guards";
import { flatten } from "@/lib/catalog/sync/model/listing";
import { now } from "@/lib/platform/clock";
import { unwrap } from "@/lib/suppliers/partner/wire/values";
import { supplier } from "@/lib/suppliers/registry";
import { counted } from "../count.ts";
import { lasting } from "../duration.ts";
import { line, type Finding } from "../finding.ts";
import { rowsOf, saidBy, wordsOf, type Partner } from "./partner.ts";

const OLD_SECONDS = 3 * 3_600;

/** The whole catalogue, read as every sync reads it. */
export async function packages(partner: Partner): Promise<Finding> {
  const at = line("supplier.packages", "packages");
  const began = performance.now();
  try {
    const catalogue = await supplier().listDestinations();
    const { destinations } = catalogue;
    const listing = flatten(catalogue);
    const { unreadable } = listing;
    const all = destinations.flatMap(({ operators }) => operators.flatMap((operator) => operator.packages));
    partner.packages = all;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const sims = all.filter(({ type }) => type === "sim").length;
    const counts = `${counted(sims, "package")} and ${counted(all.length - sims, "top-up")}`;
    const said = `${counts} in ${counted(destinations.length, "destination")}, ${seconds} s`;
    const ask = `show ${partner.label} the ids on the staff's catalogue page`;
    if (all.length === 0)
      return at.fail("none: there is nothing to sell", `ask ${partner.label} to open your catalogue`);
    if (unreadable.length === 0) return at.ok(`${said}, all readable`);
    const bad = `${said}; ${String(unreadable.length)} cannot be read, as "${unreadable[0]?.problem ?? ""}"`;
    const isRefused = refusal(listing, { sold: [], saidBefore: true }) !== null;
    return isRefused
      ? at.fail(`${bad}: the shop refuses it`, ask)
      : at.warn(bad, `they are not sold; ${ask}`);
  } catch (error) {
    return at.fail(saidBy(error), `if it stays, ask ${partner.label}`);
  }
}

/** The packages of a raw catalogue page, as far as these few fields can be read. */
const rawDestination = z.object({
  operators: z.array(
    z.object({
      packages: z.array(
        z.looseObject({
          net_price: z.union([z.number(), z.string()]).nullish(),
          is_unlimited: z.boolean().nullish(),
          amount: z.unknown(),
          data: z.unknown(),
        }),
      ),
    }),
  ),
});
type RawPackage = z.output<typeof rawDestination>["operators"][number]["packages"][number];

export async function rawPackages(partner: Partner): Promise<RawPackage[]> {
  const path = "/packages?include=topup&limit=100&page=1";
  const heard = partner.heard.get(`${partner.prefix}${path}`) ?? (await partner.get(path));
  return rowsOf(heard).flatMap((row) => {
    const read = rawDestination.safeParse(row);
    return read.success ? read.data.operators.flatMap((operator) => operator.packages) : [];
  });
}

/** Without net prices the shop takes the retail price for its cost, and its margin for smaller than it is. */
export async function netPrices(partner: Partner): Promise<Finding> {
  const at = line("supplier.net-prices", "net prices");
  const raw = await rawPackages(partner);
  if (raw.length === 0) return at.skip("no package on the first page could be read");
  const named = raw.filter(({ net_price: price }) => price !== null && price !== undefined).length;
  const said = `on ${String(named)} of the first page's ${String(raw.length)}`;
  if (named === raw.length) return at.ok(said);
  return at.warn(
    `${said}; for the others the retail price counts as cost`,
    `ask ${partner.label} for net pricing, or set your margins with that in mind`,
  );
}

export async function laterPages(partner: Partner): Promise<Finding> {
  const at = line("supplier.pages", "later pages");
  const heard = await partner.get("/packages?limit=1&page=2");
  if (heard.status !== 200) return at.warn(wordsOf(heard), `ask ${partner.label} how pages are numbered`);
  const form = Array.isArray(unwrap(heard.body)) ? "a list" : "an object keyed by index";
  return at.ok(`page 2 comes as ${form}; the shop reads both`);
}

/** How old the catalogue is that buyers browse. */
export async function synced(): Promise<Finding> {
  const at = line("supplier.sync", "shop's catalogue");
  const last = await lastGoodSync();
  if (!last?.finishedAt)
    return at.warn("never read: nothing is for sale yet", "start the shop: it reads the catalogue at once");
  const seconds = Math.max(0, (now().getTime() - last.finishedAt.getTime()) / 1_000);
  const said = `${counted(last.seen, "package")} and top-ups, read ${lasting(seconds)} ago`;
  const mend = "start the shop, which reads it hourly; the staff's catalogue page says what went wrong";
  return seconds > OLD_SECONDS ? at.warn(said, mend) : at.ok(said);
}
