"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { LiveRegion } from "@/components/ui/live-region";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";

type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly typed?: Readonly<Record<string, string>> }
  | null;

/** One thing to be filled in. */
export type StaffField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
} & (
  | { readonly kind: "text"; readonly value?: string; readonly decimal?: boolean; readonly email?: boolean }
  | { readonly kind: "choice"; readonly options: readonly { value: string; label: string }[] }
  | { readonly kind: "tick" }
);

type Props = {
  action: (previous: unknown, form: FormData) => Promise<Answer>;
  /** What the form is about, as ids. */ about: Readonly<Record<string, string>>;
  fields: readonly StaffField[];
  submit: string;
  done: string;
  /** What to say per code; `failed` stands in for an unknown one. */
  problems: Readonly<Record<string, string>>;
};

/** A short form of staff's: what was typed is kept when it was refused, and each refusal has its sentence. */
export function StaffForm({ action, about, fields, submit, done, problems }: Props) {
  const id = useId();
  const [answer, send, busy] = useActionState(action, null);
  const typed = answer?.ok === false ? (answer.typed ?? {}) : {};
  const said = answer && !busy ? (answer.ok ? done : (problems[answer.code] ?? problems["failed"])) : "";
  return (
    <form action={send} className="grid max-w-md gap-3 py-3">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <StaffInput key={field.name} id={`${id}${field.name}`} field={field} typed={typed[field.name]} />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" busy={busy}>
          {submit}
        </Button>
        <span className={answer?.ok === false ? "text-small text-bad" : "text-small text-good"}>
          <LiveRegion visible>{said}</LiveRegion>
        </span>
      </div>
    </form>
  );
}

function StaffInput({ id, field, typed }: { id: string; field: StaffField; typed: string | undefined }) {
  const { name, label, hint, required } = field;
  const shared = { id, name, label, hint, required };
  const compact = "min-h-9 text-small";
  switch (field.kind) {
    case "text":
      return (
        <TextField
          {...shared}
          type={field.email ? "email" : "text"}
          inputMode={field.decimal ? "decimal" : undefined}
          autoComplete="off"
          maxLength={field.email ? 254 : 500}
          defaultValue={typed ?? field.value}
          className={compact}
        />
      );
    case "choice":
      return (
        <Select {...shared} options={field.options} defaultValue={typed} className={`${compact} py-0`} />
      );
    case "tick":
      return <Checkbox {...shared} defaultChecked={typed === "on"} />;
  }
}
