import type { ComponentProps } from "react";
import { cn } from "@/lib/platform/cn";

/** A way on in one line, below what it is about. Leads to another document. */
export function QuietLink({ className, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a
      className={cn(
        "inline-block py-1.5 text-small font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current",
        className,
      )}
      {...rest}
    />
  );
}
