import type { ComponentProps, ReactNode } from "react";

type Props = Pick<ComponentProps<"input">, "name" | "checked" | "onChange"> & {
  type: "checkbox" | "radio";
  /** How it is laid out. */ className: string;
  children: ReactNode;
};

/** A choice that is pressed as a whole; its box is there for those who do not see it. */
export function Pill({ className, children, ...input }: Props) {
  return (
    <label
      className={`min-h-11 items-center rounded-full border border-line-strong bg-sheet text-small font-medium hover:border-ink-soft has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${className}`}
    >
      <input className="sr-only" {...input} />
      {children}
    </label>
  );
}
