import "server-only";
import type { Metadata } from "next";
import { shortName } from "@/lib/brand/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import { tabIcon } from "@/components/layout/tab-icon";
import { shopIdentity } from "./shop-identity";

/** What makes a page one that can be put on the home screen of a phone. */
export function installable(locale: Locale): Metadata {
  const { name, logo, accent } = shopIdentity().brand;
  return {
    applicationName: name,
    appleWebApp: { title: shortName(name) },
    icons: {
      icon: logo ? "/icons/icon-192.png" : tabIcon(accent),
      apple: "/icons/apple-touch-icon.png",
    },
    manifest: `/manifest.webmanifest?lang=${locale}`,
  };
}
