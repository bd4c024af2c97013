/** A checkout as its buyer saw it. */
export interface Sale {
  /** The session on whose pay page the buyer landed. */
  readonly session: string;
  /** The checkout page on which the button was pressed, by the name that it has for the shop. */
  readonly page: string;
  readonly shown: { readonly minor: number; readonly currency: string };
}

/** What a buyer can testify to: no book of the shop's, the sandbox's or ours. */
export interface Testimony {
  readonly index: number;
  readonly email: string;
  readonly sales: Sale[];
  /** Sessions for which the pay page said that they are paid, or that the money is on its way. */
  readonly paid: string[];
  /** What no buyer should ever have seen, in a sentence. */
  readonly complaints: string[];
  /** How the shop turned the buyer away, each time in its words. */
  readonly refusals: string[];
}

export function openTestimony(index: number, email: string): Testimony {
  return { index, email, sales: [], paid: [], complaints: [], refusals: [] };
}
