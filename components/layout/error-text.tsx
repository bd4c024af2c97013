"use client";

import { createContext, type ReactNode, use } from "react";

/** `reference` holds `{digest}` where the number goes. */
export type ErrorText = {
  readonly title: string;
  readonly text: string;
  readonly retry: string;
  readonly reference: string;
};

const Context = createContext<ErrorText | null>(null);

/** Hands the error page its words: it is a client component, and a message catalogue is too dear to send for four lines. */
export function ErrorTextProvider({ text, children }: { text: ErrorText; children: ReactNode }) {
  return <Context value={text}>{children}</Context>;
}

export function useErrorText(): ErrorText | null {
  return use(Context);
}
