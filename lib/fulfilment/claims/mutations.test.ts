import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { CLAIM_STATES, CLAIM_STEPS, type ClaimState } from "./model";
import { claimDelivered, moveClaim } from "./mutations";

const actorId = newId();
const stateOf = async (id: string) => (await db().supplierClaim.findUniqueOrThrow({ where: { id } })).state;

async function claim(): Promise<string> {
  const order = await make.order();
  const lineId = order.lines[0]?.id ?? "";
  await make.attempt(lineId, { number: 1, outcome: "REJECTED", supplierOrderId: null });
  await make.attempt(lineId, { number: 2, chargedMinor: 650, chargedCurrency: "USD" });
  await Promise.all([1, 2].map(() => claimDelivered(db(), lineId, "returned")));
  const claims = await db().supplierClaim.findMany({ where: { lineId } });
  expect(claims).toMatchObject([{ amountMinor: 650, currency: "USD", state: "TO_ASK", orderId: order.id }]);
  return claims[0]?.id ?? "";
}

test("what was charged is claimed, once, and only by legal steps is it asked for, credited or refused", async () => {
  const id = await claim();
  const step = fc.record({ from: fc.constantFrom(...CLAIM_STATES), to: fc.constantFrom(...CLAIM_STATES) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      for (const { from, to } of steps) {
        const before = await stateOf(id);
        const isLegal = before === from && CLAIM_STEPS[from].includes(to);
        expect(await moveClaim(id, { from, to, note: "", actorId })).toBe(isLegal);
        expect(await stateOf(id)).toBe(isLegal ? to : before);
      }
    }),
    { numRuns: 10 },
  );
});

test("of two who move a claim from the same state one does, and an empty note keeps the last one", async () => {
  const id = await claim();
  const ask = (note: string) => moveClaim(id, { from: "TO_ASK", to: "ASKED", note, actorId });
  const moved = await Promise.all([ask("ticket 1"), ask("ticket 1")]);
  expect(moved.filter(Boolean)).toHaveLength(1);
  const next: ClaimState = "CREDITED";
  expect(await moveClaim(id, { from: "ASKED", to: next, note: "", actorId })).toBe(true);
  expect(await db().supplierClaim.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: next,
    note: "ticket 1",
    actorId,
  });
});
