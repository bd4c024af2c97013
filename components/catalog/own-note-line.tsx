"use client";

import { lazy, Suspense } from "react";
import { useKnown } from "./known";
import type { OwnNoteProps } from "./own-note-text";

/** Fetched by whoever may own something. A page from before a release may find it gone: it does without. */
const Text = lazy(async () => {
  try {
    return { default: (await import("./own-note-text")).OwnNoteText };
  } catch {
    return { default: () => null };
  }
});

/**
 * Its room is there from the first paint for whoever may own something, so that nothing moves when the answer comes, and never for
 * anybody else.
 */
export function OwnNoteLine(props: OwnNoteProps) {
  const known = useKnown();
  return (
    <div className="mt-5 hidden min-h-23 in-data-known:block sm:min-h-17 lg:min-h-12">
      {known && (
        <Suspense fallback={null}>
          <Text {...props} />
        </Suspense>
      )}
    </div>
  );
}
