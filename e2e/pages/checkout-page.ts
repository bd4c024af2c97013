import { messages, saying } from "../fixtures/messages";
import type { Page } from "../fixtures/test";

const { checkout } = messages;

export function checkoutPage(page: Page) {
  const email = page.getByRole("textbox", { name: checkout.email.label });
  const device = page.getByRole("checkbox", { name: checkout.device.label });
  const submit = page.getByRole("button", { name: saying(checkout.pay) });
  return {
    email,
    device,
    submit,
    goto: (slug: string) => page.goto(`/en/checkout?package=${slug}`),
    order: async (address: string) => {
      await email.fill(address);
      await device.check();
      await submit.click();
    },
  };
}
