import { expect, test } from "vitest";
import { esimHelp, topupHelp } from "./esim-help";

const about = { locale: "en", orderId: "0199c0de-0000-7000-8000-000000000001" };
const write = (topic: string) => `/en/contact?topic=${topic}&order=${about.orderId}`;

test.each([
  ["UNKNOWN", "/en/help#install"],
  ["NOT_ACTIVE", "/en/help#install"],
  ["ACTIVE", "/en/help#nodata"],
  ["FINISHED", write("nodata")],
  ["EXPIRED", write("nodata")],
  ["RECYCLED", write("nodata")],
] as const)("an eSIM that is %s leads to %s", (status, href) => {
  expect(esimHelp(status, about).href).toBe(href);
});

test.each([
  ["disputed", write("payment")],
  ["not_found", write("nodata")],
  ["recycled", write("nodata")],
  ["returned", "/en/help#refunds"],
  ["not_started", "/en/help#install"],
  ["not_rechargeable", "/en/help#nodata"],
  ["supplier_unavailable", "/en/help#nodata"],
] as const)("a top-up that is refused because of %s leads to %s", (reason, href) => {
  expect(topupHelp(reason, about).href).toBe(href);
});
