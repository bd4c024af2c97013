import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

/** A sheet of paper on the desk. */
export function Card({
  as: Element = "div",
  className,
  children,
}: {
  as?: "div" | "section" | "article" | "li";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Element className={cn("rounded-lg border border-line bg-sheet p-5 sm:p-6", className)}>
      {children}
    </Element>
  );
}
