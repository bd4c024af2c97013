export type Meter = {
  label: string;
  /** 0 to 1; null where it is not known, which is not the same as nothing. */ share: number | null;
  valueText: string;
  tone?: "accent" | "warn" | "bad";
};

/** How much of the shape is filled, 0 to 1. */
export function filledPart(share: number | null): number {
  return share === null ? 0 : Math.min(1, Math.max(0, share));
}

/** What a screen reader is told of a meter; an unknown share is a picture with a text, since a meter needs a value. */
export function meterSemantics({ label, share, valueText }: Meter) {
  if (share === null) return { role: "img", "aria-label": `${label}: ${valueText}` } as const;
  return {
    role: "meter",
    "aria-label": label,
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-valuenow": Math.round(filledPart(share) * 100),
    "aria-valuetext": valueText,
  } as const;
}
