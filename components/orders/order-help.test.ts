import { expect, test } from "vitest";
import type { OrderPhase } from "@/lib/orders/model";
import order from "@/messages/en/order.json";
import { orderHelp } from "./order-help";

const about = { id: "0199c0de-0000-7000-8000-000000000001", kind: "esim" as const };

test("money that is missing leads to people, with the order", () => {
  expect(orderHelp("cancelled", about, "de")?.href).toBe(`/de/contact?topic=payment&order=${about.id}`);
});

test("what can be read up leads to its section, by what was bought", () => {
  expect(orderHelp("ready", about, "en")?.href).toBe("/en/help#install");
  expect(orderHelp("ready", { ...about, kind: "topup" }, "en")?.href).toBe("/en/help#nodata");
  expect(orderHelp("delayed", about, "en")?.href).toBe("/en/help#refunds");
});

test("only an order that is being got has no way on, for there is nothing to do", () => {
  const phases = Object.keys(order.phase) as OrderPhase[];
  expect(phases.filter((phase) => orderHelp(phase, about, "en") === null)).toEqual(["preparing"]);
});
