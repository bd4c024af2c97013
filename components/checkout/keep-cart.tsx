"use client";

import { useEffect } from "react";
import { linesIn } from "@/lib/orders/quote/format";
import { cartCookie, keepCart } from "./cart";

/** Keeps what the checkout shows, so that whoever leaves it finds it again. `lines` as a form carries them. */
export function KeepCart({ lines, nonce }: { lines: string; nonce: string | undefined }) {
  const known = linesIn(lines);
  useEffect(() => {
    const kept = linesIn(lines);
    if (kept) keepCart({ lines: kept, orderId: null });
  }, [lines]);
  if (!known) return null;
  // For whoever goes on before the page's script has started, and would find the package gone that they came with.
  const cookie = JSON.stringify(cartCookie({ lines: known, orderId: null }));
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: `document.cookie=${cookie}` }}
    />
  );
}
