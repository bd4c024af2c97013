/** Countries whose names are taken for one another, in English or in a language near it. */
const GROUPS: readonly string[] = [
  "AT AU",
  "NE NG",
  "DM DO",
  "SK SI",
  "LV LT",
  "CG CD",
  "GN GW GQ PG GY",
  "MC MA",
  "IE IS",
  "SE CH",
  "MR MU",
  "PY UY",
  "ZM GM",
  "IQ IR",
  "LR LY",
  "ML MW",
  "MN ME",
  "KP KR",
  "GE GG",
  "SZ CH",
  "MK MQ",
  "JE JO",
];

/** The countries that somebody who asks for this one may have meant. */
export function confusableWith(countryCode: string): readonly string[] {
  return GROUPS.map((group) => group.split(" "))
    .filter((group) => group.includes(countryCode))
    .flatMap((group) => group.filter((other) => other !== countryCode));
}
