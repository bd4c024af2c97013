import { z } from "zod";
import type { VoiceSubscription, VoiceUser } from "../contract/voice";
import { orNull, time, whole } from "../partner/wire/values";

const STATUSES = ["trial", "active", "expired"] as const;

const subscriptionWire = z
  .object({
    status: z.string(),
    plan: orNull(z.string()),
    start_date: time,
    end_date: time,
    auto_renew: orNull(z.boolean()),
  })
  .transform((wire): VoiceSubscription => ({
    status: STATUSES.find((known) => known === wire.status.toLowerCase()) ?? "unknown",
    statusText: wire.status,
    plan: wire.plan,
    startsAt: wire.start_date,
    endsAt: wire.end_date,
    autoRenew: wire.auto_renew,
  }));

export const userWire = z
  .object({
    email: z.string().min(1),
    mobile: orNull(z.string()),
    phone_number: orNull(z.string()),
    subscription: subscriptionWire,
  })
  .transform((wire): VoiceUser => ({
    email: wire.email,
    mobile: wire.mobile,
    phoneNumber: wire.phone_number,
    subscription: wire.subscription,
  }));

export const renewalWire = z
  .object({ subscription: subscriptionWire })
  .transform((wire) => wire.subscription);

export const numberWire = z
  .object({ phone_number: z.string().min(1), country_code: z.string().min(1) })
  .transform((wire) => ({ phoneNumber: wire.phone_number, countryCode: wire.country_code }));

/** A page stands in the body itself, beside how many there are of all. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z.object({ data: z.array(item), total: whole, page_size: whole.pipe(z.int().positive()) });
}
