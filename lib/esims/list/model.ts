import { GROUPS } from "../model";

/** Where an eSIM stands in its owner's list: in one of the groups, or put away. */
export const SHELVES = [...GROUPS, "away"] as const;
export type Shelf = (typeof SHELVES)[number];

/** On a page of one shelf, and on each shelf where all are shown at once. */
export const PAGE_SIZE = 24;
export const GLANCE_SIZE = 6;

/** What the address of the list asks for. */
export type ListQuery = {
  readonly shelf: Shelf | null;
  /** What was typed to find one; empty where nothing was. */
  readonly search: string;
  /** The eSIM after or before which the page begins; the first page without. */
  readonly after: string | null;
  readonly before: string | null;
};
