import type { Page } from "../fixtures/test";

/** Stripe's test cards that the hosted page knows. */
export const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
  noFunds: "4000000000009995",
  challenge: "4000002500003155",
  /** Pays once, and is declined when the shop charges it later. */
  failsLater: "4000000000000341",
} as const;

/** The hosted pay page of the sandbox, which plays Stripe's. */
export function payPage(page: Page) {
  return {
    opened: () => page.waitForURL(/\/pay\/cs_/),
    pay: async (card: string) => {
      await page.getByLabel(/card number/i).fill(card);
      await page.getByLabel(/expir/i).fill("12/34");
      await page.getByLabel(/cvc|security code/i).fill("123");
      await page.getByLabel(/name/i).first().fill("Anna Traveller");
      await page.getByRole("button", { name: /^pay /i }).first().click();
    },
    problem: page.getByRole("alert"),
    back: () => page.getByRole("link", { name: /back/i }).first().click(),
    confirmChallenge: () => page.getByRole("button", { name: /complete/i }).click(),
    failChallenge: () => page.getByRole("button", { name: /fail/i }).click(),
  };
}
