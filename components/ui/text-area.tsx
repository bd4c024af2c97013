import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/platform/cn";
import { Field } from "./field";
import { controlStyle, fieldNotes } from "./field-notes";

type Props = ComponentProps<"textarea"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

/** Several lines of text. */
export function TextArea({ id, label, hint, error, className, ...rest }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNotes(id, { hint, error })}
        className={cn(controlStyle, "py-3", className)}
        {...rest}
      />
    </Field>
  );
}
