import { Fragment, type ReactNode } from "react";

/** Stands in a message where a price goes. */
export const PRICE_SLOT = "{price}";

/** A message with a price that may change its currency in the middle of it. */
export function PriceText({ text, price }: { text: string; price: ReactNode }) {
  return text.split(PRICE_SLOT).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && price}
      {part}
    </Fragment>
  ));
}
