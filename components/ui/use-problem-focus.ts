"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Moves the focus of a refused form to the first field that is marked as wrong, else to the element with `data-problem`. */
export function useProblemFocus(refused: object | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!refused) return;
    const wrong =
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      form.current?.querySelector<HTMLElement>("[data-problem]");
    wrong?.focus();
  }, [refused]);
  return form;
}
