import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/platform/cn";
import { Field } from "./field";
import { controlStyle, fieldNotes } from "./field-notes";

type Props = ComponentProps<"textarea"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: string;
};

/** Several lines of text. */
export function TextArea({ id, label, hint, error, optional, className, rows = 4, ...rest }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        id={id}
        name={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNotes(id, { hint, error })}
        className={cn(controlStyle, "py-2.5", className)}
        {...rest}
      />
    </Field>
  );
}
