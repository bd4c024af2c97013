import "server-only";
import { z } from "zod";
import type { ExchangeRates } from "../../contract/extras";
import { read } from "../calls";
import type { Client } from "../client";
import { decimal } from "../wire/values";
import { demand } from "../writes";

const currency = z.string().regex(/^[A-Z]{3}$/);
const ratesWire = z
  .object({
    rates: z.array(
      z.object({ from: currency, to: currency, mid: decimal.pipe(z.string().regex(/^\d+(?:\.\d+)?$/)) }),
    ),
  })
  .transform(({ rates }) => rates.map(({ from, to, mid }) => ({ from, to, rate: mid })));

/** The rates that the supplier reckons with. */
export function openExchangeRates(client: Client): ExchangeRates {
  return {
    on: async (day, to) => {
      demand(!Number.isNaN(day.getTime()), "the day is not one");
      demand(
        to.every((code) => currency.safeParse(code).success),
        "a currency is named by three capital letters",
      );
      const query = new URLSearchParams({
        date: day.toISOString().slice(0, 10),
        ...(to.length > 0 && { to: to.join(",") }),
      });
      const path = `${client.connection.prefix}/finance/exchange-rates?${query.toString()}`;
      return read(client, { operation: "exchange-rates", path }, ratesWire);
    },
  };
}
