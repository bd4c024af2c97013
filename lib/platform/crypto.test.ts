import { expect, test } from "vitest";
import { decrypt, encrypt, keyedHash, sameText } from "./crypto";

test("opens what it sealed, and only in the same place", () => {
  const sealed = encrypt("LPA:1$smdp.example$ABC-1", "esim:1:activation");
  expect(sealed).not.toContain("ABC-1");
  expect(decrypt(sealed, "esim:1:activation")).toBe("LPA:1$smdp.example$ABC-1");
  expect(() => decrypt(sealed, "esim:2:activation")).toThrow();
});

test("refuses a text that was changed in any character", () => {
  const sealed = encrypt("secret", "row");
  for (let at = 3; at < sealed.length; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
    // The last character of base64url may hold unused bits; changing only those changes nothing.
    if (Buffer.from(changed.slice(3), "base64url").equals(Buffer.from(sealed.slice(3), "base64url")))
      continue;
    expect(() => decrypt(changed, "row")).toThrow();
  }
});

test("seals the same text differently each time, hashes it the same per purpose", () => {
  expect(encrypt("a", "row")).not.toBe(encrypt("a", "row"));
  expect(keyedHash("iccid", "8910")).toBe(keyedHash("iccid", "8910"));
  expect(keyedHash("iccid", "8910")).not.toBe(keyedHash("other", "8910"));
});

test("compares texts of any length", () => {
  expect(sameText("a", "a")).toBe(true);
  expect(sameText("a", "ab")).toBe(false);
  expect(sameText("", "")).toBe(true);
});
