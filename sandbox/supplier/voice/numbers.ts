import type { World } from "../../kernel/world.ts";
import type { Account } from "../account.ts";
import type { VoiceSettings } from "./settings.ts";

export type ClaimRequest = {
  phoneNumber: string;
  email: string;
  firstName: string;
  lastName: string;
  mobile: string;
  country: string;
};

/** Who has a number, and until when; whether that is over is the clock's to say. */
export type VoiceUser = ClaimRequest & {
  id: number;
  paid: boolean;
  startsAt: number;
  endsAt: number;
};

export type VoiceNumber = { phoneNumber: string; country: string };

type ClaimRefusal = "unknown-number" | "number-taken" | "has-number";
type RenewRefusal = "unknown-email" | "balance-too-low";

export type Numbers = {
  available(): VoiceNumber[];
  /** The same person asking for the same number again gets the claim that exists. */
  claim(request: ClaimRequest): { user: VoiceUser; isNew: boolean } | ClaimRefusal;
  renew(email: string): VoiceUser | RenewRefusal;
  users(): VoiceUser[];
};

type Parts = { account: Account; settings: () => VoiceSettings };

const COUNTRY = "NG";
const FIRST_NUMBER = 2_012_345_678;
const HOW_MANY = 432;
/** Neighbouring numbers look unlike. */
const STEP = 7_919;
const DAY_MS = 86_400_000;

const ALL_NUMBERS: VoiceNumber[] = Array.from({ length: HOW_MANY }, (_, index) => ({
  phoneNumber: `0${FIRST_NUMBER + index * STEP}`,
  country: COUNTRY,
}));

export function openNumbers(world: World, { account, settings }: Parts): Numbers {
  const { store, clock } = world;
  const users = store.collection<VoiceUser>("supplier.voice-users");
  const now = (): number => clock.now().getTime();
  const userWith = (email: string): VoiceUser | undefined =>
    users.values().find((user) => user.email.toLowerCase() === email.toLowerCase());

  function renewed(user: VoiceUser): VoiceUser {
    const { renewalDays } = settings();
    const isRunning = user.paid && now() < user.endsAt;
    const from = Math.max(now(), user.endsAt);
    return {
      ...user,
      paid: true,
      startsAt: isRunning ? user.startsAt : from,
      endsAt: from + renewalDays * DAY_MS,
    };
  }

  return {
    available: () => ALL_NUMBERS.filter(({ phoneNumber }) => !users.get(phoneNumber)),
    claim(request) {
      const number = ALL_NUMBERS.find(({ phoneNumber }) => phoneNumber === request.phoneNumber);
      if (!number) return "unknown-number";
      const own = userWith(request.email);
      const holder = users.get(request.phoneNumber);
      if (holder) return holder === own ? { user: holder, isNew: false } : "number-taken";
      // Renewals name only the e-mail, so one person has one number.
      if (own) return "has-number";
      const startsAt = now();
      const user: VoiceUser = {
        ...request,
        id: store.next("supplier-voice-user"),
        paid: false,
        startsAt,
        endsAt: startsAt + settings().trialDays * DAY_MS,
      };
      users.put(user.phoneNumber, user);
      return { user, isNew: true };
    },
    renew(email) {
      const user = userWith(email);
      if (!user) return "unknown-email";
      const { renewalCents, plan } = settings();
      if (renewalCents > account.balanceCents()) return "balance-too-low";
      const paid = renewed(user);
      store.transaction(() => {
        users.put(paid.phoneNumber, paid);
        account.charge(renewalCents, {
          orderId: null,
          type: "number",
          packageId: plan,
          quantity: 1,
          description: paid.phoneNumber,
          iccids: [],
        });
      });
      return paid;
    },
    users: () => users.values(),
  };
}
