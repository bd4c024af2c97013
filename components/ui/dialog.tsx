"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { X } from "lucide-react";
import { cn } from "@/lib/platform/cn";

type Props = {
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  /** A button that opens it; left out where `open` does. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `sheet` rises from the bottom edge on phones and stands in the middle elsewhere; `side` keeps to the end edge. */
  kind?: "sheet" | "side";
  children: ReactNode;
};

const places = {
  sheet: "mt-auto mb-0 w-full max-w-none rounded-t-lg sm:m-auto sm:max-w-lg sm:rounded-lg",
  side: "ms-auto me-0 my-0 h-dvh max-h-none w-full max-w-md",
};

/**
 * A window over the page. The browser's own: it keeps the focus, closes on Escape and, unlike a library's, adds no style
 * element that the policy of personal pages would have to allow.
 */
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
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open === undefined) return;
    if (open && !ref.current?.open) ref.current?.showModal();
    if (!open) ref.current?.close();
  }, [open]);
  const show = () => {
    ref.current?.showModal();
    onOpenChange?.(true);
  };
  return (
    <>
      {trigger && (
        <span className="contents" onClick={show}>
          {trigger}
        </span>
      )}
      <dialog
        ref={ref}
        aria-labelledby={`${id}-title`}
        aria-describedby={description ? `${id}-description` : undefined}
        onClose={() => onOpenChange?.(false)}
        onClick={(event) => {
          if (event.target === event.currentTarget) event.currentTarget.close();
        }}
        className={cn("max-h-[92dvh] border border-line bg-sheet text-ink backdrop:bg-scrim", places[kind])}
      >
        <div className="p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={`${id}-title`} className="text-title">
              {title}
            </h2>
            <form method="dialog">
              <button
                aria-label={closeLabel}
                className="-me-2 -mt-1.5 inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
              >
                <X className="size-5" aria-hidden />
              </button>
            </form>
          </div>
          {description && (
            <p id={`${id}-description`} className="mt-1 text-ink-soft">
              {description}
            </p>
          )}
          <div className="mt-5">{children}</div>
        </div>
      </dialog>
    </>
  );
}
