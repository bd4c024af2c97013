import { useTranslations } from "next-intl";
import { Status, type Tone } from "@/components/ui/status";
import type { LineStatus } from "@/lib/orders/model";
import type { ClaimState } from "@/lib/fulfilment/claims/model";
import type { AttemptOutcome } from "@/lib/fulfilment/model";
import type { MailStatus } from "@/lib/notifications/model";
import type { PaymentStatus, RefundStatus } from "@/lib/payments/model";
import type { CallOutcome, StaffPhase } from "@/lib/reporting/model/order";
import type { UsageView } from "@/lib/esims/model";

const tones = {
  phase: {
    awaiting_payment: "calm",
    cancelled: "calm",
    preparing: "busy",
    delayed: "warn",
    unknown: "warn",
    ready: "good",
    partly_ready: "warn",
    refunding: "warn",
    refunded: "calm",
    returned: "calm",
  } satisfies Record<StaffPhase, Tone>,
  line: {
    AWAITING_PAYMENT: "calm",
    PAID: "busy",
    ORDERING: "busy",
    OUTCOME_UNKNOWN: "warn",
    DELIVERED: "good",
    REFUND_DUE: "warn",
    REFUNDED: "calm",
    CANCELLED: "calm",
  } satisfies Record<LineStatus, Tone>,
  payment: {
    OPEN: "calm",
    PROCESSING: "busy",
    PAID: "good",
    EXPIRED: "calm",
    FAILED: "bad",
    SURPLUS: "warn",
  } satisfies Record<PaymentStatus, Tone>,
  refund: {
    REQUESTED: "busy",
    PENDING: "busy",
    SUCCEEDED: "good",
    FAILED: "bad",
    SUPERSEDED: "calm",
  } satisfies Record<RefundStatus, Tone>,
  attempt: {
    OPEN: "warn",
    SUCCEEDED: "good",
    REJECTED: "bad",
    NOT_EXECUTED: "calm",
    ABANDONED: "bad",
  } satisfies Record<AttemptOutcome, Tone>,
  mail: {
    QUEUED: "busy",
    SENT: "good",
    FAILED: "warn",
    REFUSED: "bad",
    UNWANTED: "calm",
    HELD: "warn",
  } satisfies Record<MailStatus, Tone>,
  claim: {
    TO_ASK: "warn",
    ASKED: "busy",
    CREDITED: "good",
    REFUSED: "bad",
  } satisfies Record<ClaimState, Tone>,
  usage: {
    NOT_ACTIVE: "calm",
    ACTIVE: "good",
    FINISHED: "warn",
    EXPIRED: "calm",
    RECYCLED: "calm",
    UNKNOWN: "calm",
  } satisfies Record<UsageView["status"], Tone>,
  call: {
    ok: "good",
    rejected: "bad",
    not_found: "warn",
    recycled: "warn",
    out_of_stock: "warn",
    insufficient_balance: "bad",
    throttled: "warn",
    unavailable: "bad",
    unknown_outcome: "warn",
  } satisfies Record<CallOutcome, Tone>,
  change: { UNREADABLE: "bad", GONE: "warn", CHANGED: "busy", ADDED: "good" },
  sync: { RUNNING: "busy", SUCCEEDED: "good", FAILED: "bad" },
  act: { done: "good", failed: "bad", refused: "warn" },
} as const;

type Tones = typeof tones;
type Props = { [Of in keyof Tones]: { of: Of; value: keyof Tones[Of] } }[keyof Tones];

/** The state of a record in one word and one colour, the same everywhere in the staff area. */
export function State({ of, value }: Props) {
  const t = useTranslations("admin.state");
  const named: Readonly<Record<string, Tone>> = tones[of];
  return <Status tone={named[value] ?? "calm"}>{t(`${of}.${value}` as Parameters<typeof t>[0])}</Status>;
}
