"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

type Control = HTMLInputElement | HTMLSelectElement;

function tellAgain(control: Control) {
  if (control === document.activeElement) control.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  if (control instanceof HTMLSelectElement) {
    const preset = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
    if (control.value !== preset?.value) control.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (control.type === "checkbox" || control.type === "radio") {
    // A radio button is only ever switched on by hand.
    if (control.checked === control.defaultChecked || (control.type === "radio" && !control.checked)) return;
    control.checked = control.defaultChecked;
    control.click();
  } else if (control.value !== control.defaultValue) {
    const typed = control.value;
    control.value = control.defaultValue;
    // Past React, which would otherwise take what was typed for something it wrote itself.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(control, typed);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * Tells the fields in an element, or the one it is, again what was typed, picked and turned to before the page's script
 * ran: React leaves it where it stands, but no handler hears of it, so on a slow line somebody would look at a choice
 * that does nothing.
 */
export function useEarlyInput<Holder extends HTMLElement>(): RefObject<Holder | null> {
  const holder = useRef<Holder>(null);
  const isTold = useRef(false);
  // Before anything is drawn anew, which would put the first value back.
  useLayoutEffect(() => {
    // A page that somebody comes back to runs its effects again; what stands in its fields then, it knows.
    if (isTold.current) return;
    isTold.current = true;
    const within = holder.current;
    if (within instanceof HTMLSelectElement) tellAgain(within);
    else for (const control of within?.querySelectorAll<Control>("input, select") ?? []) tellAgain(control);
  }, []);
  return holder;
}
