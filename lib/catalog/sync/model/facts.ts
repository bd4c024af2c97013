/** A package with one of these among its changed facts costs us something else. */
export const REPRICED = ["cost", "currency"] as const;

/** All facts whose change a run can tell of a package, an operator or a destination. */
export const FACTS = [
  "type",
  "title",
  "dataMb",
  "unlimited",
  "validityDays",
  "voiceMinutes",
  "textMessages",
  "fairUsePolicy",
  ...REPRICED,
  "recommended",
  "price",
  "operator",
  "activationPolicy",
  "kycRequired",
  "rechargeable",
  "roaming",
  "apn",
  "coverages",
  "kind",
  "countryCode",
  "returned",
] as const;
