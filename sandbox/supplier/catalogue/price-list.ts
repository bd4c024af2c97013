import { basePriceCents, type SoldCountry } from "./countries.ts";

/** Retail in cents for 1 GB/7 d, 2 GB/15 d, 3 GB/30 d, 5 GB/30 d, 10 GB/30 d, 20 GB/30 d, 50 GB/90 d. */
export type Anchors = readonly [number, number, number, number, number, number, number];

const BY_HAND: Record<string, Anchors> = {
  US: [450, 750, 1000, 1450, 2300, 3800, 7200],
  CA: [500, 850, 1150, 1650, 2700, 4400, 8000],
  MX: [550, 900, 1200, 1750, 2800, 4500, 8200],
  BR: [600, 1000, 1350, 1950, 3200, 5200, 9400],
  GB: [450, 700, 900, 1300, 2000, 3300, 6000],
  IE: [450, 700, 950, 1350, 2100, 3400, 6000],
  FR: [450, 700, 900, 1300, 2000, 3200, 5800],
  ES: [450, 650, 850, 1250, 1900, 3100, 5600],
  PT: [450, 650, 900, 1300, 2000, 3200, 5800],
  IT: [450, 650, 850, 1250, 1900, 3000, 5500],
  DE: [500, 750, 1000, 1400, 2200, 3500, 6200],
  AT: [450, 700, 950, 1350, 2100, 3400, 6000],
  CH: [550, 850, 1150, 1650, 2600, 4200, 7500],
  NL: [450, 700, 950, 1350, 2100, 3300, 6000],
  GR: [450, 700, 950, 1400, 2200, 3500, 6300],
  HR: [500, 750, 1000, 1450, 2300, 3600, 6400],
  TR: [450, 700, 900, 1250, 1850, 2800, 5000],
  AE: [800, 1300, 1750, 2500, 4100, 6800, 12500],
  SA: [550, 900, 1200, 1700, 2700, 4400, 8000],
  EG: [700, 1150, 1500, 2150, 3400, 5500, 9800],
  MA: [650, 1050, 1400, 2000, 3100, 5000, 9000],
  NG: [750, 1200, 1650, 2400, 3900, 6400, 11500],
  ZA: [650, 1050, 1400, 2000, 3200, 5200, 9500],
  IN: [600, 950, 1250, 1800, 2800, 4600, 8500],
  CN: [500, 850, 1150, 1600, 2600, 4300, 8000],
  HK: [450, 700, 900, 1250, 1850, 2900, 5200],
  JP: [450, 750, 950, 1350, 2100, 3100, 5800],
  KR: [450, 750, 1000, 1400, 2150, 3300, 6000],
  TH: [450, 700, 900, 1200, 1750, 2700, 4800],
  VN: [450, 700, 900, 1250, 1800, 2800, 5000],
  ID: [500, 800, 1050, 1450, 2200, 3400, 6000],
  MY: [450, 700, 900, 1250, 1900, 2900, 5200],
  SG: [450, 700, 900, 1250, 1850, 2900, 5200],
  AU: [500, 800, 1050, 1500, 2350, 3700, 6600],
  NZ: [550, 900, 1200, 1700, 2700, 4300, 7700],
};

const ANCHOR_GB: readonly number[] = [1, 2, 3, 5, 10, 20, 50];

/** Wholesale data gets cheaper per gigabyte by about this power of the amount. */
const VOLUME_EXPONENT = 0.64;

export function isPricedByHand(code: string): boolean {
  return code in BY_HAND;
}

export function anchorsFor(country: SoldCountry): Anchors {
  return BY_HAND[country.code] ?? anchorsFrom(basePriceCents(country));
}

export function anchorsFrom(baseCents: number): Anchors {
  return ANCHOR_GB.map((gb) => roundToHalf(baseCents * gb ** VOLUME_EXPONENT)) as unknown as Anchors;
}

export function scaled(anchors: Anchors, factor: number): Anchors {
  return anchors.map((cents) => roundToHalf(cents * factor)) as unknown as Anchors;
}

/** Shelf prices end in .00 or .50. */
export function roundToHalf(cents: number): number {
  return Math.max(50, Math.round(cents / 50) * 50);
}
