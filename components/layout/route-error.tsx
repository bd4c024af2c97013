"use client";

import { useErrorText } from "./error-text";
import { ErrorView } from "./error-view";

function digestOf(error: unknown): string | undefined {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}

/** The error page of an area, in the language of the layout around it. */
export function RouteError({ error, retry }: { error: unknown; retry: () => void }) {
  const text = useErrorText();
  return text && <ErrorView text={text} digest={digestOf(error)} retry={retry} />;
}
