import { helpPath } from "@/components/layout/help-path";
import { contactPath } from "@/lib/orders/contact/format";
import type { OrderPhase } from "@/lib/orders/model";

type Help = { readonly word: "payment" | "install" | "arrived" | "late" | "refunds"; readonly href: string };
type About = { readonly id: string; readonly kind: "esim" | "topup" };

/** What helps whoever is not content with the state of an order; null where there is nothing to do but wait. */
export function orderHelp(phase: OrderPhase, { id, kind }: About, locale: string): Help | null {
  switch (phase) {
    case "awaiting_payment":
    case "cancelled":
      return { word: "payment", href: contactPath(locale, "payment", id) };
    case "preparing":
      return null;
    case "ready":
      return kind === "topup"
        ? { word: "arrived", href: helpPath(locale, "nodata") }
        : { word: "install", href: helpPath(locale, "install") };
    case "delayed":
      return { word: "late", href: helpPath(locale, "refunds") };
    case "partly_ready":
    case "refunding":
    case "refunded":
    case "returned":
      return { word: "refunds", href: helpPath(locale, "refunds") };
  }
}
