"use client";

import { CardSim } from "lucide-react";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { ownIn, useOwnEsims } from "./own-esims";

export type OwnNoteProps = {
  locale: string;
  place: { readonly slug: string; readonly countryCode: string | null };
  /** With `{place}` and `{price}` where the eSIM's go. */
  words: { readonly covers: string; readonly from: string; readonly topUp: string };
};

/** What the visitor's own eSIM does in a place, and the way to top it up; nothing where none works there. */
export function OwnNoteText({ locale, place, words }: OwnNoteProps) {
  const own = ownIn(useOwnEsims(locale), place);
  if (!own) return null;
  return (
    <p className="flex gap-3 rounded-md border border-line bg-well px-4 py-3 text-small">
      <CardSim className="size-5 shrink-0" strokeWidth={1.75} aria-hidden />
      <span>
        {words.covers.replace("{place}", own.place)}{" "}
        <a
          href={localePath(locale, `/esims/${own.id}/top-up`)}
          className="font-semibold underline underline-offset-4"
        >
          {own.from === null ? words.topUp : words.from.replace("{price}", own.from)}
        </a>
      </span>
    </p>
  );
}
