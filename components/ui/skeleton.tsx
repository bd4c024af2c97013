import { cn } from "@/lib/platform/cn";

/** Holds the room of something that is on its way; `className` gives its size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("rounded-md bg-well motion-safe:animate-pulse", className)} />;
}
