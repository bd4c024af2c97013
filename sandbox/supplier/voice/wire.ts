import type { VoiceNumber, VoiceUser } from "./numbers.ts";
import type { VoiceSettings } from "./settings.ts";

export type VoiceView = { settings: VoiceSettings; now: number };

export function numberWire({ phoneNumber, country }: VoiceNumber): object {
  return { phone_number: phoneNumber, country_code: country };
}

export function userWire(user: VoiceUser, view: VoiceView): object {
  return {
    id: user.id,
    email: user.email,
    mobile: user.mobile,
    first_name: user.firstName,
    last_name: user.lastName,
    phone_number: user.phoneNumber,
    subscription: subscriptionWire(user, view),
  };
}

export function claimWire(user: VoiceUser, view: VoiceView): object {
  const { email, mobile, phoneNumber } = user;
  const subscription = { ...subscriptionWire(user, view), auto_renew: false };
  return { email, mobile, phone_number: phoneNumber, subscription };
}

export function subscriptionWire(
  { paid, startsAt, endsAt }: VoiceUser,
  { settings, now }: VoiceView,
): object {
  const running = paid ? "active" : "trial";
  return {
    status: now < endsAt ? running : "expired",
    plan: settings.plan,
    start_date: zonedTime(startsAt),
    end_date: zonedTime(endsAt),
  };
}

/** 2026-01-10T09:00:00Z: whole seconds, unlike the timestamps elsewhere. */
function zonedTime(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
