import { expect, test } from "vitest";
import { isPublicKey, seal } from "./seal";

const bytes = (text: string): Buffer => Buffer.from(text, "base64url");

// RFC 8291, section 5 and appendix A.
const KEYS = {
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
};
const OWN = {
  salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"),
  privateKey: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
};
const SEALED =
  "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

test("the standard's own example comes out as the standard has it", () => {
  expect(seal("When I grow up, I want to be a watermelon", KEYS, OWN).toString("base64url")).toBe(SEALED);
});

test("the same text is sealed differently each time", () => {
  expect(seal("x", KEYS).equals(seal("x", KEYS))).toBe(false);
});

test.each([
  ["a point of the curve", KEYS.p256dh, true],
  ["65 bytes that are none", Buffer.alloc(65, 4).toString("base64url"), false],
  ["something shorter", "AAAA", false],
])("%s is a public key: %s", (_what, key, isKey) => {
  expect(isPublicKey(key)).toBe(isKey);
});
