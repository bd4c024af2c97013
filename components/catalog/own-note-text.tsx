"use client";

import { useState } from "react";
import { CardSim, X } from "lucide-react";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { ownIn, useOwnEsims } from "./own-esims";

export type OwnNoteProps = {
  locale: string;
  place: { readonly slug: string; readonly countryCode: string | null };
  /** With `{place}` and `{price}` where the eSIM's go. */
  words: { readonly covers: string; readonly from: string; readonly topUp: string; readonly close: string };
};

/** What the visitor's own eSIM does in a place, and the way to top it up; nothing where none works there. */
export function OwnNoteText({ locale, place, words }: OwnNoteProps) {
  const own = ownIn(useOwnEsims(locale), place);
  const [closed, setClosed] = useState(false);
  if (!own || closed) return null;
  return (
    <aside
      id="own-note"
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex max-w-md items-start gap-3 rounded-lg border border-line-strong bg-sheet py-2 ps-4 pe-2 text-small print:hidden"
    >
      <CardSim className="mt-2.5 size-5 shrink-0" strokeWidth={1.75} aria-hidden />
      <p className="flex-1 py-2">
        {words.covers.replace("{place}", own.place)}{" "}
        <a
          href={localePath(locale, `/esims/${own.id}/top-up`)}
          className="font-semibold underline underline-offset-4"
        >
          {own.from === null ? words.topUp : words.from.replace("{price}", own.from)}
        </a>
      </p>
      <button
        type="button"
        aria-label={words.close}
        onClick={() => setClosed(true)}
        className="grid size-10 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
      >
        <X className="size-5" strokeWidth={1.75} aria-hidden />
      </button>
    </aside>
  );
}
