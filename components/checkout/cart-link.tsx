"use client";

import { ShoppingBag } from "lucide-react";
import { type CountForms, countText } from "@/lib/platform/i18n/count-forms";
import { useCart } from "./cart";

/** The way back to what somebody is about to buy; not there while that is nothing. */
export function CartLink({ locale, href, label }: { locale: string; href: string; label: CountForms }) {
  const { lines } = useCart();
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (count === 0) return null;
  return (
    <a
      href={href}
      aria-label={countText(label, count, locale)}
      className="relative inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
    >
      <ShoppingBag className="size-5" strokeWidth={1.5} aria-hidden />
      <span
        aria-hidden
        className="absolute end-0.5 top-0.5 grid min-w-4.5 place-items-center rounded-full bg-accent px-1 text-label leading-4.5 font-semibold text-on-accent"
      >
        {count}
      </span>
    </a>
  );
}
