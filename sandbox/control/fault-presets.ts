import type { NewFault } from "../kernel/faults.ts";

/** Trouble that strikes a call or a few, then is over. */
export type FaultPreset = { id: string; title: string; words: string; fault: NewFault };

const ORDER = "supplier.orders.submit";
const ANY = "supplier.*";
const PUSH = "supplier.webhook.*";
const ONCE = 1;

export const FAULT_PRESETS: readonly FaultPreset[] = [
  {
    id: "answer-lost",
    title: "Order made, answer lost",
    words: "The next order exists and is paid for, but nobody is told.",
    fault: { operation: ORDER, kind: "timeout_after", count: ONCE },
  },
  {
    id: "order-lost",
    title: "Order lost on the way",
    words: "The next order never arrives and never answers.",
    fault: { operation: ORDER, kind: "timeout_before", count: ONCE },
  },
  {
    id: "code-53",
    title: "Something unexpected happened",
    words: "The next order answers with code 53, although it was made.",
    fault: {
      operation: ORDER,
      kind: "status",
      status: 422,
      body: { code: 53, reason: "Something unexpected happened. Please try again later." },
      afterWork: true,
      count: ONCE,
    },
  },
  {
    id: "wrong-package",
    title: "Wrong package",
    words: "The next order is made of another package of the same operator.",
    fault: { operation: ORDER, kind: "wrong_package", count: ONCE },
  },
  {
    id: "missing-sim",
    title: "eSIM missing",
    words: "The next order has one eSIM fewer than it is paid for, and it never comes.",
    fault: { operation: ORDER, kind: "missing_sim", count: ONCE },
  },
  {
    id: "gateway-order",
    title: "Gateway page after the order",
    words: "The next order is made, then a 502 page of HTML covers the answer.",
    fault: { operation: ORDER, kind: "html", status: 502, afterWork: true, count: ONCE },
  },
  {
    id: "gateway",
    title: "Gateway page",
    words: "The next call meets a 502 page of HTML and does nothing.",
    fault: { operation: ANY, kind: "html", status: 502, count: ONCE },
  },
  {
    id: "reset",
    title: "Line cut",
    words: "The connection of the next call breaks before anything is done.",
    fault: { operation: ANY, kind: "reset", count: ONCE },
  },
  {
    id: "slow",
    title: "Slow order",
    words: "The next order takes eight seconds to answer.",
    fault: { operation: ORDER, kind: "delay_after", delayMs: 8_000, count: ONCE },
  },
  {
    id: "wait-seconds",
    title: "Too many calls, wait in seconds",
    words: "The next call is told to come back in 30 seconds.",
    fault: { operation: ANY, kind: "rate_limit", retryAfter: 30, count: ONCE },
  },
  {
    id: "wait-date",
    title: "Too many calls, wait as a date",
    words: "The same, with an HTTP date instead of seconds.",
    fault: { operation: ANY, kind: "rate_limit", retryAfter: 30, retryAfterForm: "date", count: ONCE },
  },
  {
    id: "wait-unsaid",
    title: "Too many calls, no wait named",
    words: "The next call is refused without a word on when to come back.",
    fault: { operation: ANY, kind: "rate_limit", retryAfter: null, count: ONCE },
  },
  {
    id: "token-expiry",
    title: "Token ends in mid-run",
    words: "Every token is over just before the next call.",
    fault: { operation: ANY, kind: "token_expiry", count: ONCE },
  },
  {
    id: "torn",
    title: "Torn JSON",
    words: "The next answer stops in the middle; the work behind it is done.",
    fault: { operation: ANY, kind: "garbage", count: ONCE },
  },
  {
    id: "comment",
    title: "JSON with a comment",
    words: "The next usage answer carries a // comment, as the documented sample does.",
    fault: { operation: "supplier.usage", kind: "comment", count: ONCE },
  },
  {
    id: "bare",
    title: "204 without a body",
    words: "The next call works and answers with nothing at all.",
    fault: { operation: ANY, kind: "empty", status: 204, count: ONCE },
  },
  {
    id: "flaky",
    title: "One call in five fails",
    words: "503, by a fixed seed, until you remove it.",
    fault: { operation: ANY, kind: "status", status: 503, probability: 0.2, seed: 7 },
  },
  {
    id: "webhook-twice",
    title: "Webhook twice",
    words: "The next push of the supplier arrives two times.",
    fault: { operation: PUSH, kind: "webhook_duplicate", count: ONCE },
  },
  {
    id: "webhook-late",
    title: "Webhook late",
    words: "The next push arrives half a minute after those that follow it.",
    fault: { operation: PUSH, kind: "webhook_delay", delayMs: 30_000, count: ONCE },
  },
  {
    id: "webhook-forged",
    title: "Webhook with a bad signature",
    words: "The next push is signed with another secret at first.",
    fault: { operation: PUSH, kind: "webhook_bad_signature", count: ONCE },
  },
  {
    id: "webhook-lost",
    title: "Webhook lost",
    words: "The next push is never sent.",
    fault: { operation: PUSH, kind: "webhook_drop", count: ONCE },
  },
];
