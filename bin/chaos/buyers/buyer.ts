import { setTimeout as pause } from "node:timers/promises";
import type { OutsideWorld } from "../world/outside.ts";
import { openBrowser, type Browser } from "./browser.ts";
import { cheat, checkOut } from "./checkout.ts";
import { orderOn, pry, watchOrder, type OrderStatus } from "./orders.ts";
import { failTransfer, pay } from "./pay.ts";
import type { Story } from "./stories.ts";
import { openTestimony, type Testimony } from "./testimony.ts";
import { lookForTwin } from "./twin.ts";

export interface Street {
  readonly shop: string;
  readonly outside: OutsideWorld;
  /** How often the shop's books were set back so far. */
  readonly timesPutBack: () => number;
  /** Orders that somebody was led to, for those who are curious about others. */
  readonly seen: string[];
}

/** Where every buyer lives: a country whose law asks for one more tick. */
const HOME = "AT";

function addressOf({ lines, currency, promo }: Story): string {
  const query = new URLSearchParams(
    lines.flatMap(({ slug, quantity }) => [
      ["package", slug],
      ["quantity", String(quantity)],
    ]),
  );
  query.set("currency", currency);
  query.set("country", HOME);
  if (promo !== null) query.set("promo", promo);
  return `/en/checkout?${query.toString()}`;
}

function wishOf(story: Story) {
  return {
    address: addressOf(story),
    values: { email: story.email, device: "yes", waiver: "yes" },
    presses: story.pressesTwice ? 2 : 1,
  };
}

/** Opens the success page so often at once; the order that it led to. */
async function comeBack(browser: Browser, address: string, times: number): Promise<string | undefined> {
  const pages = await Promise.allSettled(Array.from({ length: times }, () => browser.follow(address)));
  const landed = pages.flatMap((page) =>
    page.status === "fulfilled" ? (orderOn(page.value.url) ?? []) : [],
  );
  return landed[0];
}

async function topUp(
  browser: Browser,
  esimId: string,
  with_: { story: Story; testimony: Testimony; street: Street },
): Promise<void> {
  const { story, testimony, street } = with_;
  const address = `/en/esims/${esimId}/top-up`;
  const sale = await checkOut(browser, { address, values: {}, presses: 1 }, testimony);
  if (!sale) return;
  const back = await pay(street.outside, sale, { story: { ...story, pays: "card" }, testimony });
  if (back !== null && story.returns > 0) await comeBack(browser, back, 1);
}

const isDelivered = ({ lines }: OrderStatus): boolean => lines.some(({ esimIds }) => esimIds.length > 0);

/** One buyer, from the first click to the last. Whatever the shop does, the buyer goes home in the end. */
export async function live(story: Story, street: Street): Promise<Testimony> {
  const testimony = openTestimony(story.index, story.email);
  const browser = openBrowser(street.shop, story.ip);
  const wish = wishOf(story);
  const bargain = story.cheats ? await cheat(browser, wish, testimony) : undefined;
  const sale = bargain ?? (await checkOut(browser, wish, testimony));
  if (!sale) return testimony;
  if (story.pressesTwice) await lookForTwin(street.outside, sale, testimony);
  if (story.opensTwo) await checkOut(browser, { ...wish, presses: 1 }, testimony);
  const back = await pay(street.outside, sale, { story, testimony });
  if (story.pays === "failing-transfer") {
    await pause(2_000);
    await failTransfer(street.outside, sale);
  }
  const returns = story.topsUp ? Math.max(story.returns, 1) : story.returns;
  if (back === null || returns === 0) return testimony;

  const orderId = await comeBack(browser, back, returns);
  if (orderId === undefined) return testimony;
  const { timesPutBack } = street;
  const watch = { testimony, looks: story.topsUp ? 30 : 3, enough: isDelivered, timesPutBack };
  const status = await watchOrder(browser, orderId, watch);
  const others = street.seen.filter((seen) => seen !== orderId);
  street.seen.push(orderId);
  if (story.isCurious && others[0] !== undefined) await pry(browser, `/en/orders/${others[0]}`, testimony);
  const esimId = status?.lines.flatMap(({ esimIds }) => esimIds)[0];
  if (story.topsUp && esimId !== undefined) await topUp(browser, esimId, { story, testimony, street });
  return testimony;
}
