/** Value of `aria-describedby` for the control inside a `Field`. */
export function fieldNotes(id: string, notes: { hint?: unknown; error?: unknown }): string | undefined {
  const ids = [notes.hint ? `${id}-hint` : "", notes.error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export const controlStyle =
  "w-full min-h-12 rounded-md border border-line-strong bg-sheet px-3.5 text-base text-ink placeholder:text-ink-faint hover:border-ink-soft " +
  "focus:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-well disabled:text-ink-faint aria-invalid:border-bad";
