"use client";

import { useState } from "react";
import { Check, Copy } from "lucide-react";
import { buttonStyle } from "./button-style";

type Props = { value: string; label: string; copiedLabel: string; size?: "small" | "medium" };

const SHOWN_FOR = 2500;

/** Puts a text on the clipboard and says so, aloud too. */
export function CopyButton({ value, label, copiedLabel, size = "small" }: Props) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_FOR);
  }
  const Icon = copied ? Check : Copy;
  return (
    <button type="button" onClick={() => void copy()} className={buttonStyle({ variant: "secondary", size })}>
      <Icon className="size-4" aria-hidden />
      <span aria-live="polite">{copied ? copiedLabel : label}</span>
    </button>
  );
}
