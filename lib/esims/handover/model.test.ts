import { describe, expect, test } from "vitest";
import { handoverState } from "./model";
import { screenCodeSchema } from "./schema";

const MINUTE = 60_000;
const moment = { now: new Date("2026-07-01T12:00:00Z"), mostSkewMs: 5 * MINUTE };
const at = (minutes: number) => new Date(moment.now.getTime() + minutes * MINUTE);
const fresh = { createdAt: at(-1), expiresAt: at(4), openedAt: null, revokedAt: null };

describe("a hand-over", () => {
  test.each([
    ["waits for its code", fresh, "waiting"],
    ["is shown once it was typed", { ...fresh, openedAt: at(-1) }, "shown"],
    ["is over when its time is", { ...fresh, openedAt: at(-6), expiresAt: at(0) }, "over"],
    ["expires when nobody came", { ...fresh, expiresAt: at(0) }, "expired"],
    ["is taken back whatever else", { ...fresh, openedAt: at(-1), revokedAt: at(-1) }, "revoked"],
    ["is taken back after its time too", { ...fresh, expiresAt: at(-9), revokedAt: at(-10) }, "revoked"],
    ["is nothing from tomorrow", { ...fresh, createdAt: at(1440), expiresAt: at(1445) }, "expired"],
    ["bears another machine's clock", { ...fresh, createdAt: at(1), expiresAt: at(6) }, "waiting"],
  ] as const)("%s", (_what, row, state) => {
    expect(handoverState(row, moment)).toBe(state);
  });
});

test.each([
  ["K7M4QX", "K7M4QX"],
  [" k7m 4qx ", "K7M4QX"],
  ["k7m-4qx", "K7M4QX"],
  ["K7M–4QX", "K7M4QX"],
])("a code is read however it is typed: %j", (typed, code) => {
  expect(screenCodeSchema.parse(typed)).toBe(code);
});

test.each(["", "K7M4Q", "K7M4QXX", "K7M4Q0", "K7M4Q1", "Ж7M4QX", "' OR 1=1", "K7M4QX\u0000"])(
  "%j is no code",
  (typed) => {
    expect(screenCodeSchema.safeParse(typed).success).toBe(false);
  },
);
