"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";

type Props = {
  title: ReactNode;
  children?: ReactNode;
  closeLabel: string;
  regionLabel: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** A word about something just done, out of the way of what comes next. Never the only place where it is said. */
export function Toast({ title, children, closeLabel, regionLabel, open, onOpenChange }: Props) {
  return (
    <Radix.Provider label={regionLabel} duration={6000}>
      <Radix.Root
        open={open}
        onOpenChange={onOpenChange}
        className="flex items-start gap-3 rounded-md bg-ink py-3 ps-4 pe-2 text-paper"
      >
        <div className="grid py-1.5">
          <Radix.Title className="font-semibold">{title}</Radix.Title>
          {children && <Radix.Description className="text-small">{children}</Radix.Description>}
        </div>
        <Radix.Close
          aria-label={closeLabel}
          className="ms-auto inline-grid size-10 place-items-center rounded-full"
        >
          <X className="size-4" aria-hidden />
        </Radix.Close>
      </Radix.Root>
      <Radix.Viewport className="fixed inset-x-4 bottom-4 z-50 grid gap-2 outline-none sm:inset-x-auto sm:end-6 sm:w-96" />
    </Radix.Provider>
  );
}
