import type { StandingRule } from "../../kernel/faults.ts";
import type { Destination, Package } from "./model.ts";

/** Ids the supplier answers with a business error on purpose (Airalo's own sandbox ids). */
export const SCRIPTED_CODES: Record<string, number> = {
  "test-insufficient-balance-7days-1gb": 11,
  "test-maintenance-mode-7days-1gb": 13,
  "test-disabled-top-up-7days-1gb": 23,
  "test-not-enough-7days-1gb": 33,
  "test-out-of-stock-7days-1gb": 34,
};

/** Future orders of these are in this state from the beginning (Airalo's own sandbox ids). */
export const FUTURE_STATES = {
  "test-create-pending-future-order-7days-1gb": "pending",
  "test-create-retry-future-order-7days-1gb": "retry",
  "test-create-failed-future-order-7days-1gb": "failed",
} as const;

const SUBMIT = "supplier.orders.submit";

/** Packages whose orders always meet the same trouble on the wire. */
export const SCRIPTED_FAULTS: (StandingRule & { packageId: string })[] = [
  { operation: SUBMIT, kind: "delay_after", delayMs: 8_000, packageId: "test-slow-7days-1gb" },
  { operation: SUBMIT, kind: "html", packageId: "test-bad-gateway-7days-1gb" },
  { operation: SUBMIT, kind: "timeout_after", packageId: "test-never-answers-7days-1gb" },
];

function testPackage(id: string): Package {
  return {
    id,
    type: "sim",
    amountMb: 1_024,
    days: 7,
    unlimited: false,
    fairUse: null,
    voiceMinutes: null,
    texts: null,
    title: "1 GB - 7 Days",
    allowance: "1 GB",
    shortInfo: null,
    priceCents: 450,
    netCents: 300,
  };
}

/** Orderable always; listed only when the setting says so, since no shop should sell them by accident. */
export const TEST_DESTINATION: Destination = {
  slug: "test-packages",
  countryCode: "",
  title: "Test packages",
  operators: [
    {
      id: 1,
      slug: "test",
      title: "Test",
      style: "light",
      gradient: ["#3d3d3d", "#6b6b6b"],
      hasVoice: false,
      activation: "first-usage",
      manualApn: null,
      needsIdentity: false,
      rechargeable: true,
      roaming: true,
      info: ["Each of these packages goes wrong in its own way."],
      otherInfo: null,
      coverages: [],
      places: [],
      packages: [
        ...Object.keys(SCRIPTED_CODES),
        ...SCRIPTED_FAULTS.map(({ packageId }) => packageId),
        ...Object.keys(FUTURE_STATES),
      ].map(testPackage),
    },
  ],
};
