import "server-only";
import { PAGE, type Paper, type Style } from "./paper";

export const INK = "#10202d";
const SOFT = "#465562";
export const LINE = "#d8ddd7";

export const small = { size: 8.5, weight: 400, colour: SOFT } as const satisfies Style;
export const plain = { size: 10, weight: 400, colour: INK } as const satisfies Style;
export const strong = { size: 10, weight: 600, colour: INK } as const satisfies Style;

/** A page that is being filled, down to `y`. */
export type Desk = { readonly paper: Paper; readonly accent: string; y: number };

/** Turns to a new page where there is no more room; true if it did. */
export function turn(desk: Desk, height: number): boolean {
  if (desk.y + height <= PAGE.height - PAGE.foot) return false;
  desk.paper.pdf.addPage();
  desk.y = PAGE.margin;
  return true;
}
