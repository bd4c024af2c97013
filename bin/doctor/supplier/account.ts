import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { supplier } from "@/lib/suppliers/registry";
import { line, type Finding } from "../finding.ts";
import { saidBy, type Partner } from "./partner.ts";

const FEW = 20;

/** What our account is worth, measured in packages at the middle of the price list. */
export async function balance(partner: Partner): Promise<Finding> {
  const at = line("supplier.balance", "balance");
  const topUp = `add credit in ${partner.label}'s console; without it paid orders are refunded`;
  let amount: Money | null;
  try {
    amount = await supplier().balance();
  } catch (error) {
    return at.fail(saidBy(error), `if it stays, ask ${partner.label}`);
  }
  if (amount === null)
    return at.warn(
      "unknown: the answer names no account",
      `ask ${partner.label} to set up your account's balance`,
    );
  const said = formatMoney(amount, "en");
  if (amount.minor <= 0) return at.fail(`${said}: nothing can be bought`, topUp);
  const middle = medianCost(partner, amount.currency);
  if (middle === undefined) return at.ok(said);
  const many = Math.floor(amount.minor / Math.max(1, middle));
  return many < FEW
    ? at.warn(`${said}, enough for about ${String(many)} packages`, topUp)
    : at.ok(`${said}, enough for about ${String(many)} packages`);
}

function medianCost({ packages = [] }: Partner, currency: string): number | undefined {
  const costs = packages.filter(({ cost, type }) => type === "sim" && cost.currency === currency);
  const sorted = costs.map(({ cost }) => cost.minor).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
