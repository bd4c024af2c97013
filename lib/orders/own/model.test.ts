import { expect, test } from "vitest";
import { canBeToppedUp, type KnownEsim } from "./model";

const now = new Date("2026-11-29T12:00:00Z");
const running: KnownEsim = {
  isReturned: false,
  snapshot: { rechargeable: true },
  usage: { status: "ACTIVE", expiresAt: "2026-12-09T12:00:00Z", problem: null },
};
const heard = (usage: Partial<NonNullable<KnownEsim["usage"]>>): KnownEsim => ({
  ...running,
  usage: { status: "ACTIVE", expiresAt: null, problem: null, ...usage },
});

test.each([
  ["runs", running],
  ["runs for nobody knows how long", heard({})],
  ["is used up and has days left", heard({ status: "FINISHED", expiresAt: "2026-12-09T12:00:00Z" })],
  ["was not heard of lately", heard({ problem: "unavailable" })],
])("an eSIM that %s can be topped up", (_, esim) => {
  expect(canBeToppedUp(esim, now)).toBe(true);
});

test.each([
  ["cannot be recharged", { ...running, snapshot: { rechargeable: false } }],
  ["was given back", { ...running, isReturned: true }],
  ["nothing is known of", { ...running, usage: null }],
  ["was never online", heard({ status: "NOT_ACTIVE" })],
  ["nobody knows the state of", heard({ status: "UNKNOWN" })],
  ["is over", heard({ status: "EXPIRED" })],
  ["is over since it was last heard of", heard({ expiresAt: now.toISOString() })],
  ["the operator gave to somebody else", heard({ status: "RECYCLED" })],
  ["the operator does not know any more", heard({ problem: "not_found" })],
])("an eSIM that %s cannot", (_, esim) => {
  expect(canBeToppedUp(esim, now)).toBe(false);
});
