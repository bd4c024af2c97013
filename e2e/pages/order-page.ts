import { messages, saying } from "../fixtures/messages";
import type { Page } from "../fixtures/test";

const { order, receipt } = messages;

export function orderPage(page: Page) {
  return {
    opened: () => page.waitForURL(/\/en\/orders\/[0-9a-f-]{36}$/),
    heading: page.getByRole("heading", { level: 1 }),
    install: page.getByRole("link", { name: order.install, exact: true }).first(),
    payNow: page.getByRole("link", { name: saying(order.payNow) }),
    receipt: page.getByRole("link", { name: receipt.download }),
    step: (name: string) => page.getByText(name, { exact: true }),
  };
}
