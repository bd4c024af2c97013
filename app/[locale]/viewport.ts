import type { Viewport } from "next";

/** The browser's own frame takes the page's ground, in either theme. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f4" },
    { media: "(prefers-color-scheme: dark)", color: "#0c141b" },
  ],
};
