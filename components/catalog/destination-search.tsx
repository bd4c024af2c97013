"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useRouter } from "next/navigation";
import { useEarlyInput } from "@/components/ui/use-early-input";
import type { SearchEntry } from "@/lib/catalog/model";
import { bestAnswers, type Found } from "@/lib/catalog/search/model/best";
import { prepare } from "@/lib/catalog/search/model/match";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { ownIn, useOwnEsims } from "./own-esims";
import { entriesOf, useRecentPlaces } from "./recent-places";
import { useSearchIndex } from "./search-index";
import { SearchOption } from "./search-option";

type Labels = {
  label: string;
  placeholder: string;
  submit: string;
  none: string;
  from: string;
  /** Said of a country that is easily taken for one that was found. */
  lookalike: string;
  /** Said of a place where an eSIM of the visitor's own works. */
  own: string;
  kinds: Readonly<Record<SearchEntry["kind"], string>>;
};

const MOST = 7;

/** Finds a destination by name while one types. Without script it is a form that asks the list of all destinations. */
export function DestinationSearch({ locale, labels }: { locale: string; labels: Labels }) {
  const id = useId();
  const router = useRouter();
  const form = useEarlyInput<HTMLFormElement>();
  const [index, load] = useSearchIndex(locale);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState(true);
  const own = useOwnEsims(locale);
  const recent = useRecentPlaces();
  useEffect(() => prepare(index), [index]);
  const isTyped = typed.trim() !== "";
  const found = isTyped
    ? bestAnswers(index, typed, MOST)
    : entriesOf(index, recent).map((entry): Found => ({ entry, by: null, isLookalike: false }));
  const open = !closed && index.length > 0 && (isTyped || found.length > 0);
  const listed = open && found.length > 0;
  const pathOf = ({ entry }: Found) => localePath(locale, `/destinations/${entry.slug}`);
  const noteOf = ({ entry, isLookalike }: Found) => {
    if (isLookalike) return labels.lookalike;
    if (ownIn(own, entry)) return labels.own;
    return entry.kind === "local" ? labels.from.replace("{price}", entry.from) : labels.kinds[entry.kind];
  };

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape") {
      setClosed(true);
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && listed) {
      event.preventDefault();
      setActive(
        (current) => (current + step + found.length + (current === -1 && step === -1 ? 1 : 0)) % found.length,
      );
      return;
    }
    const chosen = found[active] ?? (isTyped && found.length === 1 ? found[0] : undefined);
    if (event.key === "Enter" && open && chosen) {
      event.preventDefault();
      router.push(pathOf(chosen));
    }
  }

  return (
    <form
      ref={form}
      action={localePath(locale, "/destinations")}
      role="search"
      className="relative w-full max-w-xl"
    >
      <label htmlFor={id} className="mb-2 block text-small font-semibold">
        {labels.label}
      </label>
      <div className="flex rounded-full border border-line-strong bg-sheet p-1.5 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <input
          id={id}
          name="q"
          type="search"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          placeholder={labels.placeholder}
          aria-expanded={listed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? `${id}-${active}` : undefined}
          value={typed}
          onFocus={() => {
            setActive(-1);
            setClosed(false);
            load();
          }}
          onBlur={() => setClosed(true)}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
            setClosed(false);
            load();
          }}
          className="min-h-11 min-w-0 flex-1 bg-transparent ps-4 text-heading outline-none placeholder:text-ink-faint"
        />
        <button
          type="submit"
          className="min-h-11 rounded-full bg-accent px-5 font-semibold text-on-accent hover:bg-accent-strong"
        >
          {labels.submit}
        </button>
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={labels.label}
        hidden={!listed}
        className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-lg border border-line-strong bg-sheet py-1.5"
      >
        {found.map((answer, at) => (
          <SearchOption
            key={answer.entry.slug}
            id={`${id}-${at}`}
            selected={at === active}
            countryCode={answer.entry.countryCode}
            name={answer.entry.name}
            by={answer.by}
            note={noteOf(answer)}
            onChoose={() => router.push(pathOf(answer))}
          />
        ))}
      </ul>
      <p
        role="status"
        className={
          open && found.length === 0
            ? "absolute inset-x-0 top-full z-20 mt-2 rounded-lg border border-line-strong bg-sheet px-5 py-4 text-small"
            : "sr-only"
        }
      >
        {open && found.length === 0 ? labels.none : ""}
      </p>
    </form>
  );
}
