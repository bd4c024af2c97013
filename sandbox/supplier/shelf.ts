import type { World } from "../kernel/world.ts";
import { buildCatalogue } from "./catalogue/build.ts";
import { topupOf } from "./catalogue/ladder.ts";
import type { Destination, Operator, Package } from "./catalogue/model.ts";
import { TEST_DESTINATION } from "./catalogue/test-packages.ts";
import type { SupplierSettings } from "./settings.ts";

/** What was changed about a package since the catalogue was made. */
export type PackageChange = {
  id: string;
  priceCents?: number;
  netCents?: number;
  withdrawn?: boolean;
  stock?: number | null;
};

export type Offer = {
  package: Package;
  operator: Operator;
  withdrawn: boolean;
  /** null: plenty. */ stock: number | null;
};

type CatalogueFilter = { type?: string; country?: string; withTopups: boolean };

export type Shelf = {
  offer(packageId: string): Offer | undefined;
  /** The offer of a package that can be bought as a new eSIM. */
  simOffer(packageId: string): Offer | undefined;
  operator(id: number): Operator | undefined;
  topupsFor(operatorId: number): Package[];
  /** The other packages of the same kind that its operator has on sale. */
  siblingsOf(offer: Offer): Offer[];
  destinations(filter: CatalogueFilter): Destination[];
  change(packageId: string, change: Omit<PackageChange, "id">): void;
  search(text: string): Offer[];
};

export function openShelf({ store }: World, settings: () => SupplierSettings): Shelf {
  const catalogue = buildCatalogue();
  const changes = store.collection<PackageChange>("supplier.package-changes");
  const operators = new Map<number, Operator>();
  const originals = new Map<string, { package: Package; operator: Operator }>();
  for (const operator of [...catalogue, TEST_DESTINATION].flatMap((destination) => destination.operators)) {
    operators.set(operator.id, operator);
    for (const sim of operator.packages) {
      originals.set(sim.id, { package: sim, operator });
      if (operator.rechargeable) originals.set(topupOf(sim).id, { package: topupOf(sim), operator });
    }
  }

  function offer(packageId: string): Offer | undefined {
    const original = originals.get(packageId);
    if (!original) return undefined;
    const change = changes.get(packageId);
    return {
      operator: original.operator,
      package: {
        ...original.package,
        priceCents: change?.priceCents ?? original.package.priceCents,
        netCents: change?.netCents ?? original.package.netCents,
      },
      withdrawn: change?.withdrawn ?? false,
      stock: change?.stock ?? null,
    };
  }

  function simOffer(packageId: string): Offer | undefined {
    const found = offer(packageId);
    return found && !found.withdrawn && found.package.type === "sim" ? found : undefined;
  }

  const onSale = (packages: Package[]): Package[] =>
    packages.flatMap(({ id }) => {
      const found = offer(id);
      return found && !found.withdrawn ? [found.package] : [];
    });

  function topupsFor(operatorId: number): Package[] {
    const operator = operators.get(operatorId);
    return operator?.rechargeable ? onSale(operator.packages.map(topupOf)) : [];
  }

  function siblingsOf({ operator, package: { id, type } }: Offer): Offer[] {
    const same = type === "topup" ? topupsFor(operator.id) : onSale(operator.packages);
    return same.flatMap((other) => (other.id === id ? [] : (offer(other.id) ?? [])));
  }

  function stocked(destination: Destination, withTopups: boolean): Destination {
    const stockedOperators = destination.operators.map((operator) => ({
      ...operator,
      packages: [...onSale(operator.packages), ...(withTopups ? topupsFor(operator.id) : [])],
    }));
    return { ...destination, operators: stockedOperators.filter((operator) => operator.packages.length > 0) };
  }

  return {
    offer,
    simOffer,
    topupsFor,
    siblingsOf,
    operator: (id) => operators.get(id),
    destinations({ type, country, withTopups }) {
      return [...catalogue, ...(settings().listTestPackages ? [TEST_DESTINATION] : [])]
        .filter((destination) => type !== "local" || destination.countryCode !== "")
        .filter((destination) => type !== "global" || destination.countryCode === "")
        .filter((destination) => !country || destination.countryCode === country.toUpperCase())
        .map((destination) => stocked(destination, withTopups))
        .filter((destination) => destination.operators.length > 0);
    },
    change: (id, change) => changes.put(id, { ...changes.get(id), ...change, id }),
    search: (text) =>
      [...originals.keys()].filter((id) => id.includes(text)).flatMap((id) => offer(id) ?? []),
  };
}
