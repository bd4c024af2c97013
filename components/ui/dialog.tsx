"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { cn } from "@/lib/platform/cn";

type Props = {
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `sheet` rises from the bottom edge on phones and stands in the middle elsewhere; `side` keeps to the end edge. */
  kind?: "sheet" | "side";
  children: ReactNode;
};

const place = {
  sheet:
    "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg sm:inset-auto sm:start-1/2 sm:top-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg rtl:sm:translate-x-1/2",
  side: "inset-y-0 end-0 w-full max-w-md",
};

/** A window over the page that holds the focus until it is closed. */
export function Dialog({
  title,
  description,
  closeLabel,
  trigger,
  open,
  onOpenChange,
  kind = "sheet",
  children,
}: Props) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/40" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed z-50 overflow-y-auto border border-line bg-sheet p-6 outline-none",
            place[kind],
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="text-title">{title}</Radix.Title>
            <Radix.Close
              aria-label={closeLabel}
              className="-me-2 -mt-1.5 inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
            >
              <X className="size-5" aria-hidden />
            </Radix.Close>
          </div>
          {description && <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description>}
          <div className="mt-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
