import { hashText } from "../../kernel/random.ts";
import type { SoldCountry } from "./countries.ts";

/** Invented brands for the countries people travel to most; the first one sells the plain data ladder. */
const BY_HAND: Record<string, readonly string[]> = {
  US: ["Liberty Wave", "Skyline Voice", "Route Mobile"],
  CA: ["Maple Signal", "Trans-Canada Mobile"],
  MX: ["Sol Movil", "Agave Tel"],
  BR: ["Ipanema Mobile", "Samba Tel"],
  GB: ["Albion Mobile", "Thames Voice", "Pennine Connect"],
  IE: ["Shamrock Mobile"],
  FR: ["Bonjour Mobile", "Seine Voix", "Riviera Connect"],
  ES: ["Hola Movil", "Costa Voz", "Meseta Connect"],
  PT: ["Saudade Mobile", "Tejo Connect"],
  IT: ["Ciao Mobile", "Tevere Voce", "Dolce Connect"],
  DE: ["Morgen Mobil", "Rhein Funk", "Hansa Connect"],
  AT: ["Donau Mobil"],
  CH: ["Edelweiss Mobile", "Gotthard Connect"],
  NL: ["Tulip Mobile", "Polder Connect"],
  GR: ["Meraki Mobile", "Aegean Voice"],
  HR: ["Adria Mobil"],
  TR: ["Merhaba Mobil", "Bosphorus Ses", "Anatolia Connect"],
  AE: ["Marhaba Mobile", "Dune Connect"],
  SA: ["Najd Mobile", "Pilgrim Connect"],
  EG: ["Nile Mobile", "Sphinx Tel"],
  MA: ["Atlas Mobile", "Medina Connect"],
  NG: ["Eko Mobile", "Savanna Voice"],
  ZA: ["Protea Mobile", "Karoo Connect"],
  IN: ["Namaste Mobile", "Ganga Connect"],
  CN: ["Red Lantern Mobile", "Great Wall Data"],
  HK: ["Star Ferry Mobile", "Harbour Connect"],
  JP: ["Sakura Mobile Data", "Hayai Unlimited", "Kaze Connect"],
  KR: ["Hangang Mobile", "Seoul Voice", "Jeju Connect"],
  TH: ["Sawadee Mobile", "Chao Phraya Voice", "Andaman Connect"],
  VN: ["Sen Mobile", "Mekong Connect"],
  ID: ["Nusantara Data", "Bali Connect"],
  MY: ["Boleh Mobile", "Straits Connect"],
  SG: ["Merlion Mobile", "Marina Connect"],
  AU: ["Outback Mobile", "Southern Cross Voice", "Reef Connect"],
  NZ: ["Kia Ora Mobile", "Aoraki Connect"],
};

const SUFFIXES = ["Mobile", "Link", "Tel", "Wave", "Connect", "Cell", "Digital", "Go"] as const;

/** Two countries may share a capital's name, so those take the country's. */
const AMBIGUOUS_CAPITALS = new Set([
  "Kingston",
  "Hamilton",
  "Victoria",
  "Georgetown",
  "George Town",
  "San José",
]);

export function operatorNames(country: SoldCountry): readonly string[] {
  const byHand = BY_HAND[country.code];
  if (byHand) return byHand;
  const suffix = SUFFIXES[hashText(country.code) % SUFFIXES.length] ?? "Mobile";
  const place = AMBIGUOUS_CAPITALS.has(country.capital) ? country.title : country.capital;
  return [`${place} ${suffix}`];
}
