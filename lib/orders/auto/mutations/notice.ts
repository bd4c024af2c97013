import "server-only";
import { formatMoney } from "@/lib/money/format";
import { money } from "@/lib/money/model";
import type { MailContent } from "@/lib/notifications/model";
import type { Db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { ruleById, runById } from "../data";
import { brakeAhead } from "../model/brakes";
import { esimName } from "./stop";

type About = Pick<Extract<MailContent, { template: "topupDelivered" }>, "number" | "link" | "lines">;

/** What the mail about a delivered top-up says where a rule bought it; null where a person did. */
export async function automaticNotice(
  tx: Db,
  order: { readonly checkoutKey: string | null; readonly locale: string },
  about: About,
): Promise<MailContent | null> {
  const key = order.checkoutKey;
  // The key of such an order is the purchase itself: known also where the process died before it wrote the order down there.
  const run = key !== null && isId(key) ? await runById(key, tx) : null;
  const rule = run && (await ruleById(run.ruleId, tx));
  if (!rule) return null;
  const { brakes, used, currency } = rule;
  return {
    template: "autoTopupDone",
    ...about,
    esim: esimName(rule),
    time: used.times,
    mostTimes: brakes.mostTimes,
    spent: formatMoney(money(used.spentMinor, currency), order.locale),
    most: formatMoney(money(brakes.mostMinor, currency), order.locale),
    isLast: rule.status !== "ON" || brakeAhead(brakes, used, run.priceMinor) !== null,
  };
}
