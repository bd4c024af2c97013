"use client";

import { useEffect } from "react";
import { linesIn } from "@/lib/orders/quote/format";
import { keepCart } from "./cart";

/** Keeps what the checkout shows, so that whoever leaves it finds it again. `lines` as a form carries them. */
export function KeepCart({ lines }: { lines: string }) {
  useEffect(() => {
    const known = linesIn(lines);
    if (known) keepCart({ lines: known, orderId: null });
  }, [lines]);
  return null;
}
