"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type Cart, CART_COOKIE, CART_SECONDS, cartText, readCart } from "@/lib/orders/cart/model";

const CHANGED = "cartchange";

/** The cookie's own text: the same for as long as nothing changes. */
function cookieText(): string {
  return new RegExp(`(?:^|; )${CART_COOKIE}=([^;]*)`).exec(document.cookie)?.[1] ?? "";
}

function subscribe(listener: () => void) {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** As `document.cookie` takes it. */
export function cartCookie(cart: Cart): string {
  const seconds = cart.lines.length > 0 ? CART_SECONDS : 0;
  return `${CART_COOKIE}=${cartText(cart)}; Path=/; Max-Age=${seconds}; SameSite=Lax`;
}

export function keepCart(cart: Cart) {
  document.cookie = cartCookie(cart);
  window.dispatchEvent(new Event(CHANGED));
}

export function useCart(): Cart {
  const text = useSyncExternalStore(subscribe, cookieText, () => "");
  return useMemo(() => readCart(text), [text]);
}
