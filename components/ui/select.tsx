import type { ComponentProps, ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { cn } from "@/lib/platform/cn";
import { Field } from "./field";
import { controlStyle, fieldNotes } from "./field-notes";

type Props = ComponentProps<"select"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly { value: string; label: string }[];
};

/** The browser's own list: it is the one every phone has made easy to use. */
export function Select({ id, label, hint, error, options, className, ...rest }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <span className="relative grid">
        <select
          id={id}
          name={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={fieldNotes(id, { hint, error })}
          className={cn(controlStyle, "appearance-none pe-10", className)}
          {...rest}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute end-3.5 top-1/2 size-4 -translate-y-1/2 text-ink-soft"
          aria-hidden
        />
      </span>
    </Field>
  );
}
