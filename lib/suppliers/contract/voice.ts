import type { SupplierPage } from "./lists";

export type VoiceSubscription = {
  readonly status: "trial" | "active" | "expired" | "unknown";
  readonly statusText: string;
  readonly plan: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly autoRenew: boolean | null;
};
export type VoiceUser = {
  readonly email: string;
  readonly mobile: string | null;
  readonly phoneNumber: string | null;
  readonly subscription: VoiceSubscription;
};

/** Telephone numbers without data, a product of their own with its own address and key. */
export type VoiceNumbers = {
  available(
    page: number,
  ): Promise<SupplierPage<{ readonly phoneNumber: string; readonly countryCode: string }>>;
  /** Not safe to repeat: after a lost answer ask `users` for the e-mail first. */
  claim(request: {
    readonly phoneNumber: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly mobile: string;
    readonly country: string;
    readonly sendBefore?: number;
  }): Promise<VoiceUser>;
  /** Renews on the current plan; `email` is the one of the claim. */
  renew(request: { readonly email: string; readonly sendBefore?: number }): Promise<VoiceSubscription>;
  users(query: {
    readonly email?: string;
    readonly mobile?: string;
    readonly page?: number;
  }): Promise<SupplierPage<VoiceUser>>;
};
