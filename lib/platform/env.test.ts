import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";

const good = {
  APP_URL: "https://shop.example/",
  DATABASE_URL: "postgresql://u:p@db/landfall",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  NEXTAUTH_SECRET: "x".repeat(32),
  PRESSONE_BASE_URL: "https://supplier.example",
  PRESSONE_CLIENT_ID: "id",
  PRESSONE_CLIENT_SECRET: "long-secret",
  STRIPE_SECRET_KEY: "sk_live_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
  SMTP_URL: "smtps://u:p@mail.example:465",
};

describe("configuration", () => {
  test("reads a good one, without slashes at the end and with lists split", () => {
    const env = parseEnv({ ...good, ADMIN_EMAILS: "A@x.example, b@x.example" });
    expect(env.APP_URL).toBe("https://shop.example");
    expect(env.ADMIN_EMAILS).toEqual(["a@x.example", "b@x.example"]);
    expect(env.JOBS).toBe(true);
  });

  test.each([
    ["a missing secret", { PRESSONE_CLIENT_SECRET: undefined }, "PRESSONE_CLIENT_SECRET: is missing"],
    ["an empty secret", { PRESSONE_CLIENT_SECRET: "" }, "PRESSONE_CLIENT_SECRET: is missing"],
    ["a short key", { ENCRYPTION_KEY: "abcd" }, "ENCRYPTION_KEY: must be 32 bytes"],
    [
      "a live key with a sandbox supplier",
      { PRESSONE_BASE_URL: "http://localhost:4010" },
      "PRESSONE_BASE_URL: is a sandbox address",
    ],
    [
      "a live key with Airalo's trial host",
      {
        SUPPLIER: "airalo",
        AIRALO_BASE_URL: "https://sandbox-partners-api.airalo.com",
        AIRALO_CLIENT_ID: "id",
        AIRALO_CLIENT_SECRET: "long-secret",
      },
      "AIRALO_BASE_URL: is a sandbox address",
    ],
    [
      "a live key with sandbox telephone numbers",
      { PRESSONE_VOICE_BASE_URL: "http://localhost:4010", PRESSONE_VOICE_API_KEY: "sandbox-voice-key" },
      "PRESSONE_VOICE_BASE_URL: is a sandbox address",
    ],
    [
      "a live key with a sandbox Stripe",
      { STRIPE_API_URL: "http://localhost:4010" },
      "STRIPE_API_URL: must not be set",
    ],
    ["a live key on plain http", { APP_URL: "http://shop.example" }, "APP_URL: must be https"],
    [
      "a live key with look-ups that overtake the order",
      { SUPPLIER_SETTLE_SECONDS: "10" },
      "SUPPLIER_SETTLE_SECONDS: must be at least 25",
    ],
    ["half of Google", { GOOGLE_CLIENT_ID: "id" }, "GOOGLE_CLIENT_SECRET: is missing"],
    ["a publishable key", { STRIPE_SECRET_KEY: "pk_live_abc" }, "STRIPE_SECRET_KEY: must be a Stripe secret"],
    ["a word for a switch", { JOBS: "maybe" }, "JOBS: "],
  ])("refuses %s and names it", (_what, change, complaint) => {
    expect(() => parseEnv({ ...good, ...change })).toThrow(complaint);
  });

  test("never repeats a value in its complaint", () => {
    expect(() => parseEnv({ ...good, STRIPE_WEBHOOK_SECRET: "very-secret-value" })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining("very-secret-value") as string,
      }) as Error,
    );
  });
});
