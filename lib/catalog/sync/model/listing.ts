import type {
  SupplierCatalogue,
  SupplierDestination,
  SupplierOperator,
  SupplierPackage,
} from "@/lib/suppliers/contract/catalogue";

/** Where a package stands in the supplier's tree. */
export type Offer = { readonly operatorKey: string; readonly item: SupplierPackage };
export type Unreadable = SupplierCatalogue["unreadable"][number];

/** The supplier's tree laid flat. What it lists twice stands once, the first one counts; a package keeps all its places. */
export type Listing = {
  readonly destinations: ReadonlyMap<string, SupplierDestination>;
  readonly operators: ReadonlyMap<string, { readonly slug: string; readonly operator: SupplierOperator }>;
  readonly packages: ReadonlyMap<string, readonly [Offer, ...Offer[]]>;
  readonly unreadable: readonly Unreadable[];
};

/** An operator is one per destination: the same one may be described differently elsewhere. */
export function operatorKey(slug: string, operatorId: string): string {
  return `${slug}/${operatorId}`;
}

/** Lays the supplier's tree flat; packages with figures beyond all bounds count as unreadable. */
export function flatten(catalogue: SupplierCatalogue): Listing {
  const destinations = new Map<string, SupplierDestination>();
  const operators = new Map<string, { slug: string; operator: SupplierOperator }>();
  const packages = new Map<string, [Offer, ...Offer[]]>();
  const unreadable = [...catalogue.unreadable];
  for (const destination of catalogue.destinations) {
    const { slug } = destination;
    if (!destinations.has(slug)) destinations.set(slug, destination);
    for (const operator of destination.operators) {
      const key = operatorKey(slug, operator.id);
      if (!operators.has(key)) operators.set(key, { slug, operator });
      for (const item of operator.packages) {
        const problem = figureProblem(item);
        const offer = { operatorKey: key, item };
        const places = packages.get(item.id);
        if (problem) unreadable.push({ packageId: item.id, problem });
        else if (places) places.push(offer);
        else packages.set(item.id, [offer]);
      }
    }
  }
  // Garbled in one place and whole in another is readable.
  return {
    destinations,
    operators,
    packages,
    unreadable: unreadable.filter((item) => !packages.has(item.packageId)),
  };
}

const MOST_MINOR = 100_000_000;
const MOST_FIGURE = 2_147_483_647;

/** Figures that no package has and no column holds; one such package must not fail the whole run. */
function figureProblem(item: SupplierPackage): string | null {
  const { dataMb, validityDays, voiceMinutes, textMessages, cost, recommendedPrice } = item;
  const fits = (value: number | null, most: number) => value === null || (value >= 0 && value <= most);
  const figures = [dataMb, validityDays, voiceMinutes, textMessages].every((value) =>
    fits(value, MOST_FIGURE),
  );
  const prices = [cost, recommendedPrice].every(({ minor }) => fits(minor, MOST_MINOR));
  return figures && prices ? null : "a figure is beyond all bounds";
}
