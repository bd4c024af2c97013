import type { Viewport } from "next";
import { PAPER } from "@/lib/brand/model";

/** The browser's own frame takes the page's ground, in either theme. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: PAPER.day },
    { media: "(prefers-color-scheme: dark)", color: PAPER.night },
  ],
};
