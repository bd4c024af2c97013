import type { Money } from "@/lib/money/model";

/** The supplier's catalogue in the shop's words. Data in MB, voice in minutes, validity in days. */
export type SupplierPackage = {
  readonly id: string;
  readonly type: "sim" | "topup";
  readonly title: string;
  readonly dataMb: number | null;
  readonly unlimited: boolean;
  readonly validityDays: number;
  readonly voiceMinutes: number | null;
  readonly textMessages: number | null;
  readonly fairUsePolicy: string | null;
  /** What we are charged. Where the supplier does not say, its retail price, which is never too low. */
  readonly cost: Money;
  readonly isCostNamed: boolean;
  readonly recommendedPrice: Money;
};

export type SupplierOperator = {
  readonly id: string;
  readonly title: string;
  readonly activationPolicy: "first-usage" | "installation";
  readonly kycRequired: boolean;
  readonly rechargeable: boolean;
  readonly roaming: boolean | null;
  readonly apn: Apn;
  readonly coverages: readonly {
    countryCode: string;
    networks: readonly { name: string; types: readonly string[] }[];
  }[];
  readonly packages: readonly SupplierPackage[];
};

export type SupplierDestination = {
  readonly slug: string;
  readonly countryCode: string | null;
  readonly title: string;
  readonly scope: "local" | "regional" | "global";
  readonly operators: readonly SupplierOperator[];
};

/** All that the supplier sells. `unreadable` names packages that it lists in a form we do not understand. */
export type SupplierCatalogue = {
  readonly destinations: readonly SupplierDestination[];
  readonly unreadable: readonly { readonly packageId: string; readonly problem: string }[];
};

/** `model` is the maker's code ("iPad13,5"), where the supplier gives one. */
export type SupplierDevice = {
  readonly os: string;
  readonly brand: string;
  readonly name: string;
  readonly model: string | null;
};

export type Apn = { readonly type: "automatic" | "manual"; readonly value: string | null };
