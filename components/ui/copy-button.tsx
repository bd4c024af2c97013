"use client";

import { useState } from "react";
import { Check, Copy, CopyX } from "lucide-react";
import { buttonStyle } from "./button-style";

type Props = {
  value: string;
  label: string;
  /** The label in full, for those who hear this button among others of its kind. */ name: string;
  copiedLabel: string;
  /** Said where the browser keeps its clipboard closed: without https, or inside another app. */ refusedLabel: string;
};

const SHOWN_FOR = 2500;
const icons = { ready: Copy, copied: Check, refused: CopyX };

/** Puts a text on the clipboard and says so, aloud too. */
export function CopyButton({ value, label, name, copiedLabel, refusedLabel }: Props) {
  const [state, setState] = useState<keyof typeof icons>("ready");
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
      setTimeout(() => setState("ready"), SHOWN_FOR);
    } catch {
      setState("refused");
    }
  }
  const Icon = icons[state];
  const labels = { ready: label, copied: copiedLabel, refused: refusedLabel };
  return (
    <button
      type="button"
      aria-label={state === "ready" ? name : undefined}
      onClick={() => void copy()}
      className={buttonStyle({ variant: "secondary", size: "small" })}
    >
      <Icon className="size-4" aria-hidden />
      <span aria-live="polite">{labels[state]}</span>
    </button>
  );
}
