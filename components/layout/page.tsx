import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

/** The measure of a page's content: `wide` for lists, `prose` for text and forms. */
export function Page({
  width = "wide",
  className,
  children,
}: {
  width?: "wide" | "prose";
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "mx-auto w-full px-4 py-10 sm:px-6 sm:py-14",
        width === "wide" ? "max-w-page" : "max-w-prose",
        className,
      )}
    >
      {children}
    </div>
  );
}
