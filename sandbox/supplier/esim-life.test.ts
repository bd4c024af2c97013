import { describe, expect, it } from "vitest";
import { lifeOf, type PhoneEvent, type Purchase } from "./esim-life.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const RULES = { unusedMs: 90 * DAY, endedMs: 180 * DAY };

function bought(part: Partial<Purchase> = {}): Purchase {
  return {
    id: 1,
    at: 0,
    amountMb: 1_024,
    days: 7,
    unlimited: false,
    minutes: 0,
    texts: 0,
    startsAt: "first-usage",
    ...part,
  };
}
const install = (at: number): PhoneEvent => ({ kind: "install", at });
const attach = (at: number): PhoneEvent => ({ kind: "attach", at });
const use = (at: number, mb: number, spoken: { minutes?: number; texts?: number } = {}): PhoneEvent => ({
  kind: "use",
  at,
  mb,
  minutes: 0,
  texts: 0,
  ...spoken,
});
const profile = (at: number, mbPerHour: number): PhoneEvent => ({ kind: "profile", at, mbPerHour });
const life = (purchases: Purchase[], events: PhoneEvent[], now: number) =>
  lifeOf({ purchases, events }, now, RULES);

describe("before use", () => {
  it("waits until the phone attaches", () => {
    const seen = life([bought()], [install(HOUR)], 5 * DAY);
    expect(seen.status).toBe("NOT_ACTIVE");
    expect(seen.purchases[0]).toMatchObject({ status: "not_active", remainingMb: 1_024, activatedAt: null });
  });

  it("starts at installation where the operator says so", () => {
    const seen = life([bought({ startsAt: "installation" })], [install(HOUR)], 2 * HOUR);
    expect(seen.status).toBe("ACTIVE");
    expect(seen.purchases[0]).toMatchObject({ activatedAt: HOUR, expiresAt: HOUR + 7 * DAY });
  });

  it("is recycled when it was never installed in its window", () => {
    expect(life([bought()], [], 90 * DAY - 1).status).toBe("NOT_ACTIVE");
    expect(life([bought()], [], 91 * DAY)).toMatchObject({ status: "RECYCLED", recycledAt: 90 * DAY });
  });

  it("stays recycled whatever is bought or done afterwards", () => {
    const late = [bought(), bought({ id: 2, at: 95 * DAY })];
    expect(life(late, [install(96 * DAY)], 97 * DAY).status).toBe("RECYCLED");
  });
});

describe("in use", () => {
  const started = [install(0), attach(HOUR)];

  it("counts bursts and steady use", () => {
    const seen = life([bought()], [...started, use(2 * HOUR, 100), profile(2 * HOUR, 10)], 12 * HOUR);
    expect(seen.purchases[0]?.remainingMb).toBeCloseTo(1_024 - 200);
  });

  it("is finished at the moment the steady use has eaten the allowance", () => {
    const seen = life([bought()], [...started, profile(HOUR, 512)], DAY);
    expect(seen.status).toBe("FINISHED");
    expect(seen.purchases[0]).toMatchObject({ status: "finished", remainingMb: 0, endedAt: 3 * HOUR });
  });

  it("expires with data left when its days are over", () => {
    const seen = life([bought()], [...started, use(2 * HOUR, 24)], 8 * DAY);
    expect(seen.status).toBe("EXPIRED");
    expect(seen.purchases[0]).toMatchObject({
      status: "expired",
      remainingMb: 1_000,
      endedAt: HOUR + 7 * DAY,
    });
  });

  it("never finishes an unlimited package by use", () => {
    const seen = life([bought({ unlimited: true, amountMb: 0 })], [...started, use(2 * HOUR, 90_000)], DAY);
    expect(seen.status).toBe("ACTIVE");
    expect(seen.purchases[0]?.usedMb).toBe(90_000);
  });

  it("counts minutes and texts down to zero", () => {
    const seen = life(
      [bought({ minutes: 10, texts: 5 })],
      [...started, use(2 * HOUR, 0, { minutes: 4, texts: 9 })],
      3 * HOUR,
    );
    expect(seen.purchases[0]).toMatchObject({ remainingMinutes: 6, remainingTexts: 0 });
  });

  it("has not happened yet when the clock is set back before it", () => {
    expect(life([bought()], [...started, use(5 * HOUR, 2_000)], 4 * HOUR).status).toBe("ACTIVE");
  });
});

describe("with a top-up", () => {
  const started = [install(0), attach(HOUR)];
  const topup = (at: number) => bought({ id: 2, at, amountMb: 3_072, days: 30 });

  it("queues behind the package that is running", () => {
    const seen = life([bought(), topup(2 * HOUR)], started, 3 * HOUR);
    expect(seen.purchases.map((each) => each.status)).toEqual(["active", "not_active"]);
  });

  it("takes over the rest of a burst that the first package could not carry", () => {
    const seen = life([bought(), topup(2 * HOUR)], [...started, use(3 * HOUR, 1_500)], 4 * HOUR);
    expect(seen.status).toBe("ACTIVE");
    expect(seen.purchases[1]).toMatchObject({
      status: "active",
      remainingMb: 3_072 - 476,
      activatedAt: 3 * HOUR,
    });
  });

  it("starts when the first package runs out of time", () => {
    const seen = life([bought(), topup(2 * HOUR)], started, 8 * DAY);
    expect(seen.purchases[1]).toMatchObject({ status: "active", activatedAt: HOUR + 7 * DAY });
  });

  it.each([
    ["finished", [use(2 * HOUR, 5_000)], 2 * DAY],
    ["expired", [], 20 * DAY],
  ])("brings a %s eSIM back to active at once", (_state, uses, at) => {
    const seen = life([bought(), topup(at)], [...started, ...uses], at + HOUR);
    expect(seen.status).toBe("ACTIVE");
    expect(seen.purchases[1]).toMatchObject({ activatedAt: at });
  });

  it("keeps the eSIM from being recycled until its own end is long past", () => {
    const purchases = [bought(), topup(100 * DAY)];
    expect(life(purchases, started, 300 * DAY).status).toBe("EXPIRED");
    expect(life(purchases, started, 311 * DAY)).toMatchObject({ status: "RECYCLED", recycledAt: 310 * DAY });
  });
});
