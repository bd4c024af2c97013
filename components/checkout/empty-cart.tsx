"use client";

import { useEffect } from "react";
import { keepCart, useCart } from "./cart";

/** Empties the cart that an order was made of, once it is paid. */
export function EmptyCart({ orderId }: { orderId: string }) {
  const cart = useCart();
  useEffect(() => {
    if (cart.orderId === orderId) keepCart({ lines: [], orderId: null });
  }, [cart, orderId]);
  return null;
}
