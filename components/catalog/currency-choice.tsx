"use client";

import { useEarlyInput } from "@/components/ui/use-early-input";
import { useCurrency } from "./prices";

type Props = {
  locale: string;
  labelledBy: string;
  /** The first is the one that pages are in. */
  currencies: readonly string[];
};

/** What prices are shown and asked in. */
export function CurrencyChoice({ locale, labelledBy, currencies }: Props) {
  const field = useEarlyInput<HTMLSelectElement>();
  const [chosen, choose] = useCurrency();
  const [base] = currencies;
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  return (
    <select
      ref={field}
      aria-labelledby={labelledBy}
      value={chosen && currencies.includes(chosen) ? chosen : base}
      onChange={(event) => choose(event.target.value === base ? null : event.target.value)}
      className="mt-2 min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 text-small font-medium"
    >
      {currencies.map((currency) => (
        <option key={currency} value={currency}>
          {currency} · {names.of(currency) ?? currency}
        </option>
      ))}
    </select>
  );
}
