type PackageType = "sim" | "topup";
type ActivationPolicy = "first-usage" | "installation";

export type Package = {
  id: string;
  type: PackageType;
  /** 0 when unlimited. */
  amountMb: number;
  days: number;
  unlimited: boolean;
  fairUse: string | null;
  voiceMinutes: number | null;
  texts: number | null;
  /** What the package is called, "1 GB - 7 Days". */
  title: string;
  /** The allowance in words, "1 GB" or "Unlimited". */
  allowance: string;
  shortInfo: string | null;
  priceCents: number;
  netCents: number;
};

export type Network = { name: string; types: string[] };
type Coverage = { code: string; networks: Network[] };
type Place = { code: string; title: string };

export type Operator = {
  id: number;
  slug: string;
  title: string;
  style: "light" | "dark";
  gradient: [string, string];
  hasVoice: boolean;
  activation: ActivationPolicy;
  manualApn: string | null;
  needsIdentity: boolean;
  rechargeable: boolean;
  roaming: boolean;
  info: string[];
  otherInfo: string | null;
  coverages: Coverage[];
  places: Place[];
  packages: Package[];
};

export type Destination = {
  slug: string;
  /** ISO 3166 alpha-2, empty for regional and global destinations. */
  countryCode: string;
  title: string;
  operators: Operator[];
};

export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
