"use client";

import { useState } from "react";
import type { SearchEntry } from "@/lib/catalog/model";
import { ask, useAnswer } from "./answers";
import { useCurrency } from "./prices";

const NONE: readonly SearchEntry[] = [];

/**
 * All destinations with the names they are found by, fetched once for all who need them, when the first of them does. Until then,
 * and without an answer, it is empty; the next need asks again.
 */
export function useSearchIndex(
  locale: string,
  atOnce = false,
): readonly [index: readonly SearchEntry[], load: () => void] {
  const [turnedTo, setTurnedTo] = useState(false);
  const [currency] = useCurrency();
  const query = new URLSearchParams({ locale, ...(currency !== null && { currency }) });
  const url = `/api/search-index?${query.toString()}`;
  const index = useAnswer(turnedTo || atOnce ? url : null) as readonly SearchEntry[] | undefined;
  const load = () => {
    setTurnedTo(true);
    void ask(url);
  };
  return [index ?? NONE, load];
}
