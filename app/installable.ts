import "server-only";
import type { Metadata } from "next";
import { shortName } from "@/lib/brand/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import { shopIdentity } from "./shop-identity";

/** What makes a page one that can be put on the home screen of a phone. */
export function installable(locale: Locale): Metadata {
  const { name, logo, accent } = shopIdentity().brand;
  return {
    applicationName: name,
    appleWebApp: { title: shortName(name) },
    // The drawing in a file is sharper, and follows the theme, but is the shop's own.
    icons: {
      icon: logo || accent ? "/icons/icon-192.png" : "/icon.svg",
      apple: "/icons/apple-touch-icon.png",
    },
    manifest: `/manifest.webmanifest?lang=${locale}`,
  };
}
