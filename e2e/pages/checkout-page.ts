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
    currency: page.getByRole("combobox", { name: checkout.choices.currency }),
    country: page.getByRole("combobox", { name: checkout.choices.country }),
    code: page.getByRole("textbox", { name: checkout.choices.code }),
    apply: page.getByRole("button", { name: checkout.choices.apply }),
    quantity: (count: number, place: string) =>
      page
        .getByRole("link", {
          name: checkout.quantity.choice.replace("{count}", String(count)).replace("{place}", place),
        })
        .first(),
    /** The total as it stands on the button, `€10.77`. */
    total: async () => (await submit.innerText()).replace(/^\D*?\s(?=\S*\d)/, "").trim(),
    /** `also` is what else stands in the address, as in `&quantity=2`. */
    goto: (slug: string, also = "") => page.goto(`/en/checkout?package=${slug}${also}`),
    order: async (address: string) => {
      await email.fill(address);
      await device.check();
      await submit.click();
    },
  };
}
