"use client";

import { CardSim } from "lucide-react";
import { ownIn, useOwnEsims } from "./own-esims";

type Props = {
  locale: string;
  place: { readonly slug: string; readonly countryCode: string | null };
  /** Says that the visitor has an eSIM that works there. */
  label: string;
  /** On the edge of a tile in words, in a line of the list as a sign: both take no room from what stands there already. */
  on: "tile" | "row";
};

/** On destinations where an eSIM of the visitor's own works and can be topped up. */
export function OwnMark({ locale, place, label, on }: Props) {
  if (!ownIn(useOwnEsims(locale), place)) return null;
  return on === "tile" ? (
    <span className="absolute start-3 -top-2.5 rounded-full bg-accent px-2 text-label font-semibold text-on-accent">
      {label}
    </span>
  ) : (
    <CardSim role="img" aria-label={label} className="size-4.5 shrink-0 text-accent" strokeWidth={1.75} />
  );
}
