import { expect, test } from "vitest";
import type { UsageView } from "@/lib/esims/model";
import type { ShareView } from "@/lib/esims/sharing/model";
import type { LineStatus } from "../model";
import { canBeToppedUp, isHandedOut, type Traveller, travellerState } from "./model";
import { choicesIn, namesIn } from "./schema";

const usage = (status: UsageView["status"], remaining: number | null = null, unlimited = false) =>
  ({ status, unlimited, data: remaining === null ? null : { remaining, total: 1000 } }) as UsageView;
const share = (given: Partial<ShareView>) =>
  ({ state: "unopened", openedAt: null, endedAt: null, ...given }) as ShareView;
const opened = share({ state: "opened", openedAt: new Date() });
const taken = share({ state: "revoked", endedAt: new Date() });

function traveller(
  esim: Partial<NonNullable<Traveller["esim"]>> | null,
  lineStatus: LineStatus = "DELIVERED",
) {
  const whole = esim && { id: "e", isReturned: false, usage: usage("NOT_ACTIVE"), share: null, ...esim };
  return { lineStatus, esim: whole };
}

test.each([
  ["unpaid", traveller(null, "AWAITING_PAYMENT")],
  ["preparing", traveller(null, "OUTCOME_UNKNOWN")],
  ["refunding", traveller(null, "REFUND_DUE")],
  ["refunded", traveller(null, "REFUNDED")],
  ["cancelled", traveller(null, "CANCELLED")],
  ["returned", traveller({ isReturned: true, usage: usage("ACTIVE", 900) })],
  ["kept", traveller({})],
  ["kept", traveller({ share: taken })],
  ["kept", traveller({ share: share({ state: "expired" }) })],
  ["unopened", traveller({ share: share({}) })],
  ["opened", traveller({ share: opened })],
  ["opened", traveller({ share: opened, usage: usage("UNKNOWN") })],
  ["opened", traveller({ share: opened, usage: null })],
  ["online", traveller({ share: opened, usage: usage("ACTIVE", 900) })],
  ["online", traveller({ share: opened, usage: usage("ACTIVE") })],
  ["online", traveller({ usage: usage("ACTIVE", 0, true) })],
  ["low", traveller({ share: opened, usage: usage("ACTIVE", 250) })],
  ["used_up", traveller({ usage: usage("FINISHED", 0) })],
  ["ended", traveller({ usage: usage("EXPIRED") })],
  ["ended", traveller({ usage: usage("RECYCLED") })],
])("a traveller is %s", (state, given) => {
  expect(travellerState(given)).toBe(state);
});

test("a link that is open takes the codes from the organiser, one that is over does not", () => {
  expect(isHandedOut(traveller({ share: opened }))).toBe(true);
  expect(isHandedOut(traveller({ share: share({ state: "resting" }) }))).toBe(true);
  for (const over of [taken, share({ state: "expired" }), null])
    expect(isHandedOut(traveller({ share: over }))).toBe(false);
});

test("only what was online and is still known is topped up", () => {
  expect(canBeToppedUp(traveller({ usage: usage("FINISHED", 0) }))).toBe(true);
  for (const status of ["NOT_ACTIVE", "EXPIRED", "RECYCLED", "UNKNOWN"] as const)
    expect(canBeToppedUp(traveller({ usage: usage(status) }))).toBe(false);
});

test("names are read line by line, whatever a browser sends", () => {
  const fields = {
    "traveller-0-0": "  Anna\n Maria ",
    "traveller-0-1": "x".repeat(90),
    "traveller-1-0": 7,
    "traveller-1-1": "not for sale",
    "traveller-9-9": "nobody",
  };
  expect(
    namesIn(fields, [
      { slug: "a", quantity: 2 },
      { slug: "b", quantity: 1 },
      { slug: "c", quantity: -3 },
    ]),
  ).toEqual([["Anna Maria", "x".repeat(40)], [""], []]);
});

test("what is topped up is read for the eSIMs that are there, and for no other", () => {
  const fields = { "topup-a": "one-gb", "topup-b": "", "topup-stranger": "one-gb", "topup-c": { id: 1 } };
  expect(choicesIn(fields, ["a", "b", "c"])).toEqual([{ esimId: "a", topupId: "one-gb" }]);
});
