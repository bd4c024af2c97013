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

/** Lies over the foot of the window, where nothing moves when the answer comes. */
export function OwnNoteLine(props: OwnNoteProps) {
  if (!useKnown()) return null;
  return (
    <Suspense fallback={null}>
      <Text {...props} />
    </Suspense>
  );
}
