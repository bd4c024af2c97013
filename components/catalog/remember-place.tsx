"use client";

import { useEffect } from "react";
import { rememberPlace } from "./recent-places";

/** On the pages of a destination: keeps in the browser that it was looked at. */
export function RememberPlace({ slug }: { slug: string }) {
  useEffect(() => rememberPlace(slug), [slug]);
  return null;
}
