import type { Chance } from "../chance.ts";

/** Something on the shelf. */
export interface Good {
  readonly slug: string;
  readonly supplierPackageId: string;
}

/** What one buyer is going to do, decided before the first of them sets out. */
export interface Story {
  readonly index: number;
  readonly email: string;
  /** From which the shop sees them come. */
  readonly ip: string;
  /** Each package once. */
  readonly lines: readonly { readonly slug: string; readonly quantity: number }[];
  /** In which prices are wished for, and paid. */
  readonly currency: string;
  readonly promo: string | null;
  /** Presses the button twice at once. */
  readonly pressesTwice: boolean;
  /** Opens a second checkout of the same things, and pays in the first one. */
  readonly opensTwo: boolean;
  readonly pays:
    "card" | "after-decline" | "challenge" | "transfer" | "failing-transfer" | "at-the-edge" | "never";
  readonly card: string;
  /** How often the success page is opened at once; none: the tab was closed after paying. */
  readonly returns: number;
  /** Comes back later and tops the eSIM up. */
  readonly topsUp: boolean;
  /** Tries to see what belongs to others. */
  readonly isCurious: boolean;
  /** Sends a smaller sum than the page showed, before paying as others do. */
  readonly cheats: boolean;
}

/** With two digits after the point, with none and with three. */
const CURRENCIES = ["EUR", "GBP", "JPY", "KWD"] as const;
/** A code of the campaign's own: what it takes off everything. */
export const PROMO = { code: "CHAOS15", percent: 15 };
const MOST_LINES = 5;

const CARDS = {
  pays: "4242424242424242",
  challenge: "4000002500003155",
  refundPends: "4000000000007726",
  refundFails: "4000000000005126",
};

function cardFor(pays: Story["pays"], chance: Chance): string {
  if (pays === "challenge") return CARDS.challenge;
  if (chance.happens(0.05)) return CARDS.refundPends;
  return chance.happens(0.03) ? CARDS.refundFails : CARDS.pays;
}

function linesOf(chance: Chance, goods: readonly Good[]): Story["lines"] {
  const count = chance.happens(0.25) ? chance.int(2, MOST_LINES) : 1;
  const slugs = new Set(Array.from({ length: count }, () => chance.pick(goods).slug));
  return [...slugs].map((slug) => ({ slug, quantity: chance.happens(0.3) ? chance.int(2, 5) : 1 }));
}

function wayToPay(chance: Chance): Story["pays"] {
  if (chance.happens(0.15)) return "never";
  if (chance.happens(0.02)) return "at-the-edge";
  if (chance.happens(0.05)) return chance.happens(0.4) ? "failing-transfer" : "transfer";
  if (chance.happens(0.05)) return "after-decline";
  return chance.happens(0.05) ? "challenge" : "card";
}

function returnsOf(chance: Chance): number {
  if (chance.happens(0.3)) return 0;
  return chance.happens(0.14) ? chance.int(2, 8) : 1;
}

export function storyOf(index: number, chance: Chance, goods: readonly Good[]): Story {
  const pays = wayToPay(chance);
  return {
    index,
    email: `canary-${index}-${chance.text(6, "abcdefghijkmnpqrstuvwxyz")}@buyers.test`,
    ip: `10.${chance.int(0, 255)}.${chance.int(0, 255)}.${chance.int(1, 254)}`,
    lines: linesOf(chance, goods),
    currency: chance.happens(0.5) ? chance.pick(CURRENCIES) : "USD",
    promo: chance.happens(0.15) ? PROMO.code : null,
    pressesTwice: chance.happens(0.1),
    opensTwo: chance.happens(0.03),
    pays,
    card: cardFor(pays, chance),
    returns: returnsOf(chance),
    topsUp: chance.happens(0.05),
    isCurious: chance.happens(0.03),
    cheats: chance.happens(0.05),
  };
}
