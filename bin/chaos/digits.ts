/** How many digits of a currency are minor units, as ISO 4217 has it: asked of the runtime, not of the shop. */
export function digitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}
