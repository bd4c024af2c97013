import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our own type sizes, so that `text-hero` is a size and does not cancel a colour.
const merge = extendTailwindMerge({
  extend: {
    classGroups: { "font-size": [{ text: ["hero", "display", "title", "heading", "small", "label"] }] },
  },
});

/** Joins class names; a later one wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
