import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/platform/cn";
import { Field } from "./field";
import { controlStyle, fieldNotes } from "./field-notes";

type Props = ComponentProps<"input"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

/** One line of text. */
export function TextField({ id, label, hint, error, className, ...rest }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNotes(id, { hint, error })}
        className={cn(controlStyle, className)}
        {...rest}
      />
    </Field>
  );
}
