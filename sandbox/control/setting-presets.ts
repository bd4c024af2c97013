import type { SettingValues } from "../kernel/settings.ts";

/** A way the supplier behaves until it is switched back. */
export type SettingPreset = { id: string; title: string; words: string; settings: SettingValues };

export const SETTING_PRESETS: readonly SettingPreset[] = [
  {
    id: "no-balance",
    title: "No balance record",
    words: "balances is an empty list.",
    settings: { emptyBalances: true },
  },
  {
    id: "no-topups",
    title: "No top-ups on offer",
    words: "Every list of top-ups is empty.",
    settings: { noTopups: true },
  },
  {
    id: "topup-texts",
    title: "Top-ups contradict themselves",
    words: "Minutes and texts on every one, and a note that there is no number.",
    settings: { topupTextsAsInSeed: true },
  },
  {
    id: "test-packages",
    title: "Test packages in the catalogue",
    words: "Sold out, low balance, maintenance: one package for each refusal.",
    settings: { listTestPackages: true },
  },
  {
    id: "prices-text",
    title: "Prices as text",
    words: "“4.50” where the samples have 4.5.",
    settings: { priceAs: "string" },
  },
  {
    id: "prices-mixed",
    title: "Prices mixed",
    words: "Whole, 4.50 and “4.50” in one catalogue.",
    settings: { priceAs: "mixed" },
  },
  {
    id: "discount",
    title: "Discount pricing",
    words: "No net prices; a share of the retail price is taken off.",
    settings: { pricingModel: "discount_pricing" },
  },
  {
    id: "envelope",
    title: "Envelope everywhere",
    words: "Every answer as success, code, message, data, timestamp.",
    settings: { wrapAll: true },
  },
  {
    id: "failures-200",
    title: "Failures as 200",
    words: "The envelope, and failures that look like a success.",
    settings: { wrapAll: true, wrappedFailuresAre200: true },
  },
  {
    id: "misspelt",
    title: "Only /cusomter",
    words: "Usage answers under the misspelt address alone.",
    settings: { usageSpelling: "cusomter" },
  },
  {
    id: "objects",
    title: "Later pages as objects",
    words: "From page 2 the catalogue is keyed by number.",
    settings: { laterPagesAsObject: true },
  },
  {
    id: "not-found-200",
    title: "Unknown eSIM as 200",
    words: "“Not found” stands in the message only.",
    settings: { unknownIccidStatus: 200 },
  },
  {
    id: "html-500",
    title: "HTML without Accept",
    words: "Refused fields are a 500 page for who does not ask for JSON.",
    settings: { htmlWithoutAccept: true },
  },
  {
    id: "foreign-address",
    title: "Address not allowed",
    words: "Every call is turned away with 403, code 89.",
    settings: { allowedIps: "203.0.113.9" },
  },
  {
    id: "signatures",
    title: "Signatures are checked",
    words: "Orders without a right airalo-signature are code 14.",
    settings: { verifySignature: true },
  },
  {
    id: "late-lists",
    title: "Orders appear late",
    words: "A new order is not listed for a minute.",
    settings: { orderVisibilityDelaySeconds: 60 },
  },
  {
    id: "descriptions-lost",
    title: "Top-ups lose their description",
    words: "It is overwritten with the ICCID.",
    settings: { keepTopupDescription: false },
  },
  {
    id: "usage-unknown",
    title: "Usage unknown",
    words: "The operator sends no figures.",
    settings: { usageUnknown: true },
  },
];
