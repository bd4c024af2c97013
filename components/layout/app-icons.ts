export type AppIcon = {
  /** Width and height in pixels. */
  readonly size: number;
  /** What a manifest says of it; null where it is none of a manifest's. */
  readonly purpose: "any" | "maskable" | null;
  /** How much of the width the mark may take. */
  readonly reach: number;
  /** Whether the ground has round corners of its own; elsewhere the phone cuts them. */
  readonly rounded: boolean;
};

/**
 * The shop's icons, by file below /icons. Of a maskable one only the circle in the middle that takes four fifths of the width is
 * always seen: a square in it takes 0.56. Apple's are cut to round corners, and must not be see-through.
 */
export const APP_ICONS: Readonly<Record<string, AppIcon>> = {
  "icon-192.png": { size: 192, purpose: "any", reach: 0.72, rounded: true },
  "icon-512.png": { size: 512, purpose: "any", reach: 0.72, rounded: true },
  "maskable-512.png": { size: 512, purpose: "maskable", reach: 0.56, rounded: false },
  "apple-touch-icon.png": { size: 180, purpose: null, reach: 0.68, rounded: false },
};
