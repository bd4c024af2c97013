"use client";

import { useEffect } from "react";
import { linesField } from "@/lib/orders/quote/schema";
import { keepCart } from "./cart";

/** Keeps what the checkout shows, so that whoever leaves it finds it again. `lines` as a form carries them. */
export function KeepCart({ lines }: { lines: string }) {
  useEffect(() => {
    const known = linesField.safeParse(lines);
    if (known.success) keepCart({ lines: known.data, orderId: null });
  }, [lines]);
  return null;
}
