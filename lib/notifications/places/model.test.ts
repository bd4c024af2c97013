import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { placeIn, placeQuery, quickLink } from "./model";

test("the place that a link was made for is the one it leads to", () => {
  const esimId = newId();
  const led = (to: "top-up" | "esim") => placeIn(new URLSearchParams(placeQuery({ to, esimId })));
  expect(led("top-up")).toEqual({ esimId, path: `/esims/${esimId}/top-up` });
  expect(led("esim")).toEqual({ esimId, path: `/esims/${esimId}` });
});

test.each([
  ["", ""],
  ["top-up", ""],
  ["top-up", "../../admin"],
  ["//evil.example", newId()],
  ["https://evil.example", newId()],
  ["TOP-UP", newId()],
])("there is none where %j of %j is asked for", (to, esim) => {
  expect(placeIn(new URLSearchParams({ to, esim }))).toBeNull();
});

test("a link to a top-up leads to its small page too, and no other link does", () => {
  const to = (place: string) => `https://shop.test/en/orders/1/open/1-a?to=${place}&esim=2`;
  expect(quickLink(to("top-up"))).toBe(to("quick"));
  expect(quickLink(to("esim"))).toBeNull();
  expect(quickLink("https://shop.test/en/orders/1/open/1-a")).toBeNull();
});
