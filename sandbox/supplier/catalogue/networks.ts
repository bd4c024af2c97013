import { hashText } from "../../kernel/random.ts";
import type { SoldCountry } from "./countries.ts";
import type { Network } from "./model.ts";

/** Networks that visitors' phones show there; a star marks those with 5G for roamers. */
const BY_HAND: Record<string, string> = {
  US: "AT&T*,T-Mobile*,Verizon*",
  CA: "Rogers*,Telus*,Bell*",
  MX: "Telcel*,AT&T,Movistar",
  BR: "Vivo*,Claro*,TIM",
  GB: "EE*,O2*,Three*,Vodafone*",
  IE: "Three*,Vodafone*,eir",
  FR: "Orange*,SFR*,Bouygues*,Free",
  ES: "Movistar*,Orange*,Vodafone*",
  PT: "MEO*,NOS*,Vodafone*",
  IT: "TIM*,Vodafone*,WindTre*",
  DE: "Telekom*,Vodafone*,O2*",
  AT: "A1*,Magenta*,Drei*",
  CH: "Swisscom*,Sunrise*,Salt",
  NL: "KPN*,Odido*,Vodafone*",
  BE: "Proximus*,Orange*,Base",
  GR: "Cosmote*,Vodafone*,Nova",
  HR: "HT*,A1*,Telemach",
  PL: "Play*,Orange*,Plus,T-Mobile*",
  CZ: "O2*,T-Mobile*,Vodafone*",
  DK: "TDC*,Telenor*,3*",
  SE: "Telia*,Tele2*,Telenor*,3",
  NO: "Telenor*,Telia*,Ice",
  FI: "Elisa*,DNA*,Telia*",
  IS: "Siminn*,Vodafone,Nova*",
  TR: "Turkcell,Vodafone,Turk Telekom",
  AE: "Etisalat*,du*",
  SA: "stc*,Mobily*,Zain*",
  IL: "Partner*,Cellcom*,Pelephone",
  EG: "Vodafone,Orange,Etisalat,WE",
  MA: "Maroc Telecom,Orange,inwi",
  NG: "MTN*,Airtel,Glo",
  KE: "Safaricom*,Airtel",
  ZA: "Vodacom*,MTN*,Telkom",
  IN: "Airtel*,Jio*,Vi",
  CN: "China Unicom*,China Mobile*",
  HK: "CSL*,3*,SmarTone*",
  TW: "Chunghwa*,FarEasTone*",
  JP: "NTT Docomo*,KDDI*,SoftBank*",
  KR: "SK Telecom*,KT*,LG U+*",
  TH: "AIS*,TrueMove H*,dtac",
  VN: "Viettel*,Vinaphone*,Mobifone",
  ID: "Telkomsel*,XL Axiata,Indosat",
  MY: "Maxis*,CelcomDigi*,U Mobile*",
  SG: "Singtel*,StarHub*,M1*",
  PH: "Globe*,Smart*,DITO",
  AU: "Telstra*,Optus*,Vodafone*",
  NZ: "One NZ*,Spark*,2degrees",
};

export function networksOf(country: SoldCountry): Network[] {
  const listed = BY_HAND[country.code];
  if (listed) {
    return listed.split(",").map((entry) => ({
      name: entry.replace("*", ""),
      types: entry.endsWith("*") ? ["LTE", "5G"] : ["LTE"],
    }));
  }
  const hash = hashText(country.code);
  const first = { name: `${country.title} Telecom`, types: hash % 3 === 0 ? ["LTE", "5G"] : ["LTE"] };
  const second = { name: `${country.capital} Cellular`, types: hash % 4 === 0 ? ["3G", "LTE"] : ["LTE"] };
  return hash % 5 < 2 ? [first] : [first, second];
}
