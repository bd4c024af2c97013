import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Info, OctagonAlert } from "lucide-react";
import { cn } from "@/lib/platform/cn";

type Props = {
  tone?: "info" | "good" | "warn" | "bad";
  title?: ReactNode;
  children?: ReactNode;
  /** Appeared after the page did: read out at once. */ live?: boolean;
  className?: string;
};

const looks = {
  info: ["border-line bg-well text-ink", Info],
  good: ["border-good/30 bg-good-soft text-good", CircleCheck],
  warn: ["border-warn/30 bg-warn-soft text-warn", CircleAlert],
  bad: ["border-bad/30 bg-bad-soft text-bad", OctagonAlert],
} as const;

/** Something the reader has to know before going on. */
export function Alert({ tone = "info", title, children, live = false, className }: Props) {
  const [look, Icon] = looks[tone];
  return (
    <div
      role={live ? "alert" : undefined}
      className={cn("flex gap-3 rounded-md border px-4 py-3.5", look, className)}
    >
      <Icon className="mt-0.5 size-5 shrink-0" strokeWidth={1.75} aria-hidden />
      <div className="grid gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-small text-ink">{children}</div>}
      </div>
    </div>
  );
}
