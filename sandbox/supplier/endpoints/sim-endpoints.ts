import { includesOf, simOf, type Call } from "../call.ts";
import { containsFilter, createdFilter } from "../filters.ts";
import { acceptsTopups, refuseRecycled } from "../orders.ts";
import { pageOf } from "../paging.ts";
import { pricingWire } from "../prices.ts";
import { ok, type Reply } from "../reply.ts";
import type { Sim } from "../sims.ts";
import { plainTime } from "../wire-values.ts";
import { topupWire } from "../wire/catalogue-wire.ts";
import { historyWire } from "../wire/history-wire.ts";
import { instructionsWire } from "../wire/instructions-wire.ts";
import { listedWire } from "../wire/order-wire.ts";
import { simWire } from "../wire/sim-wire.ts";
import { usageWire } from "../wire/usage-wire.ts";

const USAGE_CACHE_MS = 20 * 60_000;

export function getSim(call: Call): Reply {
  return ok({ data: fullSim(call, simOf(call)), meta: { message: "succes" } });
}

export function listSims(call: Call): Reply {
  const { supplier } = call;
  const iccid = containsFilter(call, "iccid");
  const created = createdFilter(call);
  const sims = supplier.sims
    .list()
    .filter((sim) => (!iccid || iccid(sim.iccid)) && (!created || created(sim.createdAt)));
  const page = pageOf(sims, call, { path: "/sims", invalidStatus: supplier.settings().listValidationStatus });
  return ok({ data: page.items.map((sim) => fullSim(call, sim)), links: page.links, meta: page.meta });
}

/** The eSIM with the order it came from, which the supplier calls "simable". */
function fullSim(call: Call, sim: Sim): object {
  const { supplier } = call;
  const includes = includesOf(call);
  const order = supplier.orders.find(String(sim.orderId));
  const life = supplier.sims.life(sim);
  const sharing = includes.has("share") ? { sharing: supplier.sharing.of(sim) } : {};
  const { sharingInsideSimable } = supplier.settings();
  const hasManualApn = supplier.shelf.operator(sim.operatorId)?.manualApn != null;
  return {
    ...simWire(supplier, sim),
    // Read back, an automatic APN looks different from the one in the order.
    ...(hasManualApn ? {} : { apn_value: "N/A", apn: {} }),
    order: null,
    brand_settings_name: sim.brandName,
    recycled: life.status === "RECYCLED",
    recycled_at: life.recycledAt === null ? null : plainTime(life.recycledAt),
    simable: order
      ? {
          ...listedWire(supplier, order, {
            sims: false,
            user: includes.has("order.user"),
            status: includes.has("order.status"),
          }),
          ...(sharingInsideSimable ? sharing : {}),
        }
      : null,
    ...(sharingInsideSimable ? {} : sharing),
  };
}

export function getInstructions(call: Call): Reply {
  const accepted = call.c.req.header("accept-language") ?? "";
  return ok({ data: instructionsWire(call.supplier, simOf(call), accepted), meta: { message: "success" } });
}

/** The figures are up to twenty minutes old; how they are told follows the settings at once. */
export function getUsage(call: Call): Reply {
  const { supplier } = call;
  const { clock, store } = supplier.world;
  const sim = simOf(call);
  const cache = store.collection<{ at: number }>("supplier.usage-cache");
  const known = cache.get(sim.iccid);
  const now = clock.now().getTime();
  const isFresh = known && now >= known.at && now < known.at + USAGE_CACHE_MS;
  const at = isFresh ? known.at : now;
  if (!isFresh) cache.put(sim.iccid, { at });
  const data = usageWire(supplier.sims.life(sim, at), supplier.settings());
  return ok({ data, meta: { message: "api.succes" } });
}

export function listTopups(call: Call): Reply {
  const { supplier, dialect } = call;
  const sim = simOf(call);
  const settings = supplier.settings();
  refuseRecycled(supplier.sims, sim);
  const offers = acceptsTopups(supplier.sims, sim, settings) ? supplier.shelf.topupsFor(sim.operatorId) : [];
  return ok({
    ...(dialect.topupsNameNetPrice ? { pricing: pricingWire(settings) } : {}),
    data: offers.map((offer) => topupWire(offer, dialect.topupsNameNetPrice, settings)),
  });
}

export function getHistory(call: Call): Reply {
  const { supplier, dialect } = call;
  const sim = simOf(call);
  const settings = supplier.settings();
  const lives = supplier.sims.life(sim).purchases;
  const data = sim.purchases.map((purchase) => {
    const life = lives.find((each) => each.purchase.id === purchase.id);
    return historyWire(dialect, { purchase, life }, settings);
  });
  return ok(dialect.historyEnvelope ? { data } : { pricing: pricingWire(settings), data }, {
    code: "PACKAGE_HISTORY_RETRIEVED",
    message: "Package history retrieved successfully",
  });
}
