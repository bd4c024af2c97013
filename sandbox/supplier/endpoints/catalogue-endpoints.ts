import { includesOf, type Call } from "../call.ts";
import { DEFAULT_PAGE_SIZE, pageOf } from "../paging.ts";
import { textQueryOf } from "../query.ts";
import { invalidFields, ok, type Reply } from "../reply.ts";
import { pricingWire } from "../prices.ts";
import { destinationWire } from "../wire/catalogue-wire.ts";

export function listPackages(call: Call): Reply {
  const { c, supplier } = call;
  const settings = supplier.settings();
  const type = textQueryOf(c, "filter[type]");
  if (type && type !== "local" && type !== "global") {
    throw invalidFields({ "filter.type": "The selected filter.type is invalid." });
  }
  const destinations = supplier.shelf.destinations({
    type,
    country: textQueryOf(c, "filter[country]"),
    withTopups: includesOf(call).has("topup"),
  });
  const { wholeCatalogueWithoutLimit, laterPagesAsObject } = settings;
  const page = pageOf(destinations, call, {
    path: "/packages",
    defaultSize: wholeCatalogueWithoutLimit ? Math.max(1, destinations.length) : DEFAULT_PAGE_SIZE,
  });
  const { publicUrl } = supplier.world.config;
  const data = page.items.map((destination) => destinationWire(destination, { publicUrl, settings }));
  return ok({
    pricing: pricingWire(settings),
    data: laterPagesAsObject && page.page > 1 ? Object.fromEntries(data.entries()) : data,
    links: page.links,
    meta: page.meta,
  });
}
