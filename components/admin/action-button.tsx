"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";

type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string } | null;

type Props = {
  action: (previous: unknown, form: FormData) => Promise<Answer>;
  label: string;
  /** A longer name where the label alone does not say what it is about. */
  name?: string;
  done: string;
  /** What to say per code; `failed` stands in for an unknown one. */
  problems: Readonly<Record<string, string>>;
  fields?: Readonly<Record<string, string>>;
  variant?: "primary" | "secondary" | "quiet";
};

/** One thing staff can set going, and what became of it. */
export function ActionButton({
  action,
  label,
  name,
  done,
  problems,
  fields = {},
  variant = "secondary",
}: Props) {
  const [answer, submit, busy] = useActionState(action, null);
  const said = answer && !busy ? (answer.ok ? done : (problems[answer.code] ?? problems["failed"])) : "";
  return (
    <form action={submit} className="flex flex-wrap items-center gap-y-1">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button variant={variant} size="small" busy={busy} aria-label={name}>
        {label}
      </Button>
      <span className={answer && !answer.ok ? "text-small text-bad" : "text-small text-ink-soft"}>
        <LiveRegion visible>{said && <span className="ms-3">{said}</span>}</LiveRegion>
      </span>
    </form>
  );
}
