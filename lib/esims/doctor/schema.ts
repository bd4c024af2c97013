import { z } from "zod";
import { type HistoryView } from "../schema";
import type { UsageView } from "../model";
import { type Answers, type Facts, QUESTIONS, startMark } from "./model";

const first = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (given) => (Array.isArray(given) ? (given as unknown[])[0] : given),
    schema.optional().catch(undefined),
  );

const answersSchema = z.object({
  line: first(z.enum(QUESTIONS.line)),
  refusal: first(z.enum(QUESTIONS.refusal)),
  place: first(z.enum(QUESTIONS.place)),
  network: first(z.enum(QUESTIONS.network)),
  roaming: first(z.enum(QUESTIONS.roaming)),
  data: first(z.enum(QUESTIONS.data)),
  restarted: first(z.enum(QUESTIONS.restarted)),
});

/** The answers that an address holds; words that are no answers are left out. */
export function answersIn(query: Readonly<Record<string, unknown>>): Answers {
  const parsed = answersSchema.parse(query);
  const heard = Object.entries<unknown>(parsed).filter(([, answer]) => answer !== undefined);
  return Object.fromEntries(heard);
}

const asked = z.object({
  was: first(z.string().regex(/^(?:idle|running|\d{1,9})$/)),
  phone: first(z.enum(["ios", "android"])),
});

/** What else the address of the doctor says: how things stood at its first question, and for which phone steps are told. */
export function visitIn(
  query: Readonly<Record<string, unknown>>,
  usage: UsageView | null,
): { was: string; phone: "ios" | "android" | null } {
  const { was, phone } = asked.parse(query);
  return { was: was ?? startMark(usage), phone: phone ?? null };
}

/** The answers as they stand in an address, for whoever sends them on. */
export function answersQuery(
  answered: readonly { readonly question: string; readonly answer: string }[],
): string {
  return new URLSearchParams(answered.map(({ question, answer }) => [question, answer])).toString();
}

const LEFT: readonly string[] = ["ACTIVE", "NOT_ACTIVE"];

/** What is known of an eSIM before anybody is asked. `roaming` is null where the operator does not say. */
export function factsOf(
  esim: {
    readonly usage: UsageView | null;
    readonly history: HistoryView;
    readonly isReturned: boolean;
    readonly apn: { readonly type: string; readonly value: string | null };
  },
  bought: { readonly rechargeable: boolean; readonly roaming: boolean | null; readonly isOwner: boolean },
  now: Date,
): Facts {
  const { usage, history, apn } = esim;
  const isOver = (until: string | null) => until !== null && Date.parse(until) <= now.getTime();
  return {
    status: usage?.status ?? "UNKNOWN",
    isReturned: esim.isReturned,
    rechargeable: bought.rechargeable,
    isOwner: bought.isOwner,
    hasPackageLeft: history.some(
      ({ type, status, remainingMb, expiresAt }) =>
        type === "topup" && LEFT.includes(status) && remainingMb !== 0 && !isOver(expiresAt),
    ),
    isEmpty: usage?.status === "ACTIVE" && usage.unlimited === false && usage.data?.remaining === 0,
    isOver: usage?.status === "ACTIVE" && isOver(usage.expiresAt),
    apn: apn.type === "manual" && apn.value ? apn.value : null,
    needsRoaming: bought.roaming !== false,
  };
}
