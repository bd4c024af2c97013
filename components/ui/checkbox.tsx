import type { ComponentProps, ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { fieldNotes } from "./field-notes";

type Props = Omit<ComponentProps<"input">, "type"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

/** A box to tick, with its sentence. */
export function Checkbox({ id, label, hint, error, ...rest }: Props) {
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
      <input
        id={id}
        name={id}
        type="checkbox"
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNotes(id, { hint, error })}
        className="mt-0.5 size-5 accent-accent"
        {...rest}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="col-start-2 text-small text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          className="col-start-2 flex items-start gap-1.5 text-small font-medium text-bad"
        >
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}
