"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { TextField } from "@/components/ui/text-field";
import { settleDifference } from "@/lib/reporting/actions";
import { LONGEST_REASON, SHORTEST_REASON } from "@/lib/reporting/model/reconciliation";

type Props = {
  difference: string;
  words: {
    readonly label: string;
    readonly hint: string;
    readonly submit: string;
    /** The button's longer name: which difference it is about. */
    readonly name: string;
    readonly done: string;
  };
  /** What to say per code; `failed` stands in for an unknown one. */
  problems: Readonly<Record<string, string>>;
};

/** Calls a difference settled; the reason cannot be left out. */
export function SettleForm({ difference, words, problems }: Props) {
  const [answer, submit, busy] = useActionState(settleDifference, null);
  const problem = answer && !answer.ok && !busy ? (problems[answer.code] ?? problems["failed"]) : undefined;
  return (
    <form action={submit} className="grid max-w-lg gap-3 pt-2 pb-1">
      <input type="hidden" name="difference" value={difference} />
      <TextField
        id={`reason-${difference}`}
        name="reason"
        label={words.label}
        hint={words.hint}
        error={problem}
        required
        minLength={SHORTEST_REASON}
        maxLength={LONGEST_REASON}
        autoComplete="off"
        defaultValue={answer && !answer.ok ? answer.typed?.["reason"] : ""}
      />
      <div className="flex flex-wrap items-center gap-x-3">
        <Button variant="secondary" size="small" busy={busy} aria-label={words.name}>
          {words.submit}
        </Button>
        <LiveRegion visible>{answer?.ok && !busy ? words.done : ""}</LiveRegion>
        <LiveRegion>{problem ?? ""}</LiveRegion>
      </div>
    </form>
  );
}
