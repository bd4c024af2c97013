import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFromMetadata, jsonInMetadata } from "./metadata";

test("any text comes back as it was, in values that Stripe takes", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 2_000 });
  fc.assert(
    fc.property(fc.record({ text: texts }), (value) => {
      const metadata = jsonInMetadata("copy", JSON.stringify(value));
      for (const part of Object.values(metadata)) expect(part).toMatch(/^[\x20-\x7e]{1,500}$/);
      expect(JSON.parse(jsonFromMetadata("copy", metadata) ?? "")).toEqual(value);
    }),
  );
});

test("what holds none is no text", () => {
  expect(jsonFromMetadata("copy", { order_id: "1", copy_2: "the end of one" })).toBeNull();
  expect(jsonFromMetadata("copy", null)).toBeNull();
});
