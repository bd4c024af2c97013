import { hashText } from "../../kernel/random.ts";
import type { Call } from "../call.ts";
import { refuseInvalid } from "../fields.ts";
import { isDay } from "../filters.ts";
import { textQueryOf } from "../query.ts";
import { ok, Refusal, type Reply } from "../reply.ts";
import { DOLLAR_RATES } from "../wire-values.ts";

const FROM = "USD";
const LARGEST_DRIFT = 0.004;
const STEPS = 1_000_000;

export function listExchangeRates({ c, supplier }: Call): Reply {
  if (!supplier.settings().exchangeRatesEnabled) throw notEnabled();
  const today = supplier.world.clock.now().toISOString().slice(0, 10);
  const date = textQueryOf(c, "date") || today;
  const wanted = textQueryOf(c, "to");
  const to = wanted ? wanted.toUpperCase().split(",") : Object.keys(DOLLAR_RATES);
  refuseInvalid({ ...dateProblem(date, today), ...currencyProblem(to) });
  const rates = to
    .filter((currency) => currency !== FROM)
    .map((currency) => ({ from: FROM, mid: midOn(currency, date), to: currency }));
  return ok({ data: { date, rates }, meta: { message: "success" } });
}

/** Its wording is not documented, only that an account must ask for the rates first. */
function notEnabled(): Refusal {
  const message = "Exchange rates are not enabled for this account.";
  return new Refusal({ status: 403, code: "FORBIDDEN", message, body: { data: [], meta: { message } } });
}

function dateProblem(date: string, today: string): Record<string, string> {
  if (!isDay(date)) return { date: "The date does not match the format Y-m-d." };
  return date > today ? { date: "The date must be a date before or equal to today." } : {};
}

function currencyProblem(codes: string[]): Record<string, string> {
  const isKnown = codes.every((code) => DOLLAR_RATES[code] !== undefined);
  return isKnown ? {} : { to: "The selected to is invalid." };
}

/** A little off the rate of the price maps, the same whenever that day is asked for. */
function midOn(currency: string, date: string): string {
  const share = (hashText(`${currency} ${date}`) % (2 * STEPS + 1)) / STEPS - 1;
  return String(Number(((DOLLAR_RATES[currency] ?? 1) * (1 + share * LARGEST_DRIFT)).toPrecision(8)));
}
