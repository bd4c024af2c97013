import type { ComponentProps } from "react";
import { cn } from "@/lib/platform/cn";

type Props = Omit<ComponentProps<"button">, "aria-label"> & {
  /** What it does; spoken, and shown on hover. */ label: string;
};

/** A round button with only a picture in it. */
export function IconButton({ label, type = "button", className, ...rest }: Props) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cn(
        "inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...rest}
    />
  );
}
