import { linesIn, linesText } from "../quote/format";
import { MOST_LINES, type Wanted } from "../quote/model";

/** What somebody is about to buy, kept in the browser: ids and numbers only, judged anew wherever they are used. */
export type Cart = {
  readonly lines: readonly Wanted[];
  /** The order that was made of it; once that is paid the cart is empty. */
  readonly orderId: string | null;
};

export const CART_COOKIE = "cart";
export const CART_SECONDS = 30 * 24 * 3600;
const EMPTY: Cart = { lines: [], orderId: null };

/** A cart as its cookie holds it. */
export function cartText({ lines, orderId }: Cart): string {
  return encodeURIComponent(linesText(lines) + (orderId === null ? "" : `@${orderId}`));
}

/** What a cookie says; nothing where it makes no sense. */
export function readCart(text: string | undefined): Cart {
  if (!text) return EMPTY;
  try {
    const [lines = "", orderId] = decodeURIComponent(text).split("@");
    const known = linesIn(lines);
    return known ? { lines: known.slice(0, MOST_LINES), orderId: orderId ?? null } : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** The cart with one more package, which stands first; one that is in it already stays as it is. */
export function withPackage(lines: readonly Wanted[], slug: string): readonly Wanted[] {
  return lines.some((line) => line.slug === slug) ? lines : [{ slug, quantity: 1 }, ...lines];
}
