import { helpPath } from "@/components/layout/help-path";
import { groupOf, type UsageView } from "@/lib/esims/model";
import { contactPath } from "@/lib/orders/contact/format";
import type { TopupRefusal } from "@/lib/orders/model";

type Help = {
  readonly word: "install" | "nodata" | "refunds" | "topups" | "wrong";
  readonly href: string;
};
type About = { readonly locale: string; readonly orderId: string };

/** What helps whoever is not content with the state of an eSIM. */
export function esimHelp(status: UsageView["status"], { locale, orderId }: About): Help {
  const group = groupOf(status);
  if (group === "waiting") return { word: "install", href: helpPath(locale, "install") };
  return group === "ended"
    ? { word: "wrong", href: contactPath(locale, "nodata", orderId) }
    : { word: "nodata", href: helpPath(locale, "nodata") };
}

/** What helps whoever cannot top an eSIM up. */
export function topupHelp(reason: TopupRefusal, { locale, orderId }: About): Help {
  switch (reason) {
    case "disputed":
      return { word: "wrong", href: contactPath(locale, "payment", orderId) };
    case "not_found":
    case "recycled":
      return { word: "wrong", href: contactPath(locale, "nodata", orderId) };
    case "returned":
      return { word: "refunds", href: helpPath(locale, "refunds") };
    case "not_started":
      return { word: "install", href: helpPath(locale, "install") };
    case "none_offered":
    case "not_rechargeable":
    case "package_gone":
    case "supplier_unavailable":
      return { word: "topups", href: helpPath(locale, "nodata") };
  }
}
