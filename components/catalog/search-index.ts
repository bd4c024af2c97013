"use client";

import { useState } from "react";
import type { SearchEntry } from "@/lib/catalog/model";

const asked = new Map<string, Promise<readonly SearchEntry[]>>();

async function ask(locale: string): Promise<readonly SearchEntry[]> {
  const answer = await fetch(`/api/search-index?locale=${locale}`);
  if (!answer.ok) throw new Error(`the search index answered ${answer.status}`);
  return (await answer.json()) as SearchEntry[];
}

/**
 * All destinations with the names they are found by, fetched once for all fields, when the first of them is turned to. Until
 * then, and without an answer, it is empty; the next turn asks again.
 */
export function useSearchIndex(locale: string): [readonly SearchEntry[], () => Promise<void>] {
  const [index, setIndex] = useState<readonly SearchEntry[]>([]);
  const load = async () => {
    const answer = asked.get(locale) ?? ask(locale);
    asked.set(locale, answer);
    try {
      setIndex(await answer);
    } catch {
      asked.delete(locale);
    }
  };
  return [index, load];
}
