"use client";

import { useState } from "react";
import type { SearchEntry } from "@/lib/catalog/model";
import { useCurrency } from "./prices";

const asked = new Map<string, Promise<readonly SearchEntry[]>>();

async function ask(url: string): Promise<readonly SearchEntry[]> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the search index answered ${answer.status}`);
  return (await answer.json()) as SearchEntry[];
}

/**
 * All destinations with the names they are found by, fetched once for all fields, when the first of them is turned to. Until
 * then, and without an answer, it is empty; the next turn asks again.
 */
export function useSearchIndex(locale: string): [readonly SearchEntry[], () => Promise<void>] {
  const [index, setIndex] = useState<readonly SearchEntry[]>([]);
  const [currency] = useCurrency();
  const load = async () => {
    const query = new URLSearchParams({ locale, ...(currency !== null && { currency }) });
    const url = `/api/search-index?${query.toString()}`;
    const answer = asked.get(url) ?? ask(url);
    asked.set(url, answer);
    try {
      setIndex(await answer);
    } catch {
      asked.delete(url);
    }
  };
  return [index, load];
}
