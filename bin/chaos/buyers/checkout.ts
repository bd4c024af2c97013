import { setTimeout as pause } from "node:timers/promises";
import { digitsOf } from "../digits.ts";
import type { Browser, Page } from "./browser.ts";
import { filled, formsOf, textOf, valueOf, type Form } from "./html.ts";
import type { Sale, Testimony } from "./testimony.ts";

const MOST_TRIES = 40;
/** So many pages in a row that sell nothing, and are no failure of the shop's, are believed. */
const MOST_REFUSALS = 5;
const SESSION = /\/pay\/(cs_\w+)/;

/** What is wanted on a page that sells something. */
export interface Wish {
  readonly address: string;
  /** What the buyer fills in. */
  readonly values: Readonly<Record<string, string>>;
  /** How often the button is pressed at once. */
  readonly presses: number;
  /** The part of the sum that the browser says was shown. */
  readonly claims?: number;
}

/** What led nowhere: a page that did not come, or one that says no. */
function refusalOf(page: Page): string {
  const said = /role="alert"[^>]*>(.*?)<\/form>/s.exec(page.html)?.[1] ?? "";
  return `${page.status} ${textOf(said).slice(0, 60)}`.trim();
}

/** The sum on the button, as whoever knows the currency reads it: in minor units. */
function sumOn(html: string, currency: string): number {
  const words = [...html.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([, inside = ""]) =>
    textOf(inside),
  );
  const [figure = "NaN"] = /\d[\d,.]*/.exec(words.find((text) => /\d/.test(text)) ?? "") ?? [];
  return Math.round(Number(figure.replaceAll(",", "")) * 10 ** digitsOf(currency));
}

function saleOf(answer: Page, offer: Omit<Sale, "session">): Sale | undefined {
  const session = SESSION.exec(answer.location ?? "")?.[1];
  return session === undefined ? undefined : { session, ...offer };
}

interface Offer {
  readonly form: Form;
  readonly shown: Sale["shown"];
}

interface Refusal {
  readonly problem: string;
  /** The page is whole and sells nothing. */
  readonly isMeant: boolean;
}

/** The form that sells, with the sum beside its button. */
async function offerOn(browser: Browser, { address, values }: Wish): Promise<Offer | Refusal> {
  const page = await browser.get(address);
  const form = formsOf(page.html).find((candidate) => valueOf(candidate, "shownMinor") !== undefined);
  if (!form) return { problem: refusalOf(page), isMeant: page.status === 200 };
  // Where no rate is known, prices are shown in the shop's own currency after all.
  const currency = valueOf(form, "currency") ?? "USD";
  const minor = sumOn(form.html, currency);
  if (Number.isNaN(minor)) return { problem: "no sum is shown", isMeant: false };
  return { form: filled(form, values), shown: { minor, currency } };
}

/** A pay page, or whether the buyer was told that there is none to be had. */
async function attempt(browser: Browser, wish: Wish, testimony: Testimony): Promise<Sale | "no" | "again"> {
  const offer = await offerOn(browser, wish);
  if ("problem" in offer) {
    testimony.refusals.push(offer.problem);
    return offer.isMeant ? "no" : "again";
  }
  const { form, shown } = offer;
  const { claims = 1 } = wish;
  const sent = claims === 1 ? form : filled(form, { shownMinor: String(Math.ceil(shown.minor * claims)) });
  const page = valueOf(form, "key") ?? "";
  const press = () => browser.send(wish.address, sent);
  const pages = await Promise.all(Array.from({ length: wish.presses }, press));
  const sales = pages.flatMap((answer) => saleOf(answer, { page, shown }) ?? []);
  testimony.sales.push(...sales);
  if (sales.length === 0) testimony.refusals.push(...pages.map(refusalOf));
  return sales[0] ?? "again";
}

/** Tries to buy for a part of the price, once; a sound shop turns it down. */
export async function cheat(browser: Browser, wish: Wish, testimony: Testimony): Promise<Sale | undefined> {
  const found = await attempt(browser, { ...wish, claims: 0.5 }, testimony).catch(() => "again" as const);
  return typeof found === "string" ? undefined : found;
}

/** Presses the button until a pay page opens; undefined for a buyer who is turned away for good. */
export async function checkOut(
  browser: Browser,
  wish: Wish,
  testimony: Testimony,
): Promise<Sale | undefined> {
  let refusals = 0;
  for (let tries = 1; tries <= MOST_TRIES && refusals < MOST_REFUSALS; tries += 1) {
    try {
      const found = await attempt(browser, wish, testimony);
      if (typeof found !== "string") return found;
      refusals = found === "no" ? refusals + 1 : 0;
    } catch (error) {
      testimony.refusals.push(error instanceof Error ? error.name : String(error));
    }
    await pause(1_000 + 100 * tries);
  }
  return undefined;
}
