/** The drawn mark on a canvas of 28 by 28: land that comes up over the horizon. */
export const MARK = {
  canvas: 28,
  ring: { at: 14, radius: 12.75, width: 1.5 },
  land: "M5.4 16.5c2.2 0 3.3-5.6 6.1-5.6 2 0 2.4 2.3 3.9 2.3 1.2 0 1.7-1 2.8-1 1.7 0 2.4 4.3 4.4 4.3z",
  sea: "M1.5 16.5h25M6 20h16M9.5 23.2h9",
} as const;
