import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "./browser.ts";
import { filled, formsOf, textOf, valueOf, type Form } from "./html.ts";
import type { Sale, Testimony } from "./testimony.ts";

const MOST_TRIES = 40;
const SESSION = /\/pay\/(cs_\w+)/;

/** What is wanted on a page that sells something. */
export interface Wish {
  readonly address: string;
  /** What the buyer fills in. */
  readonly values: Readonly<Record<string, string>>;
  /** How often the button is pressed at once. */
  readonly presses: number;
}

/** What led nowhere: a page that did not come, or one that says no. */
function refusalOf(page: Page): string {
  const said = /role="alert"[^>]*>(.*?)<\/form>/s.exec(page.html)?.[1] ?? "";
  return `${page.status} ${textOf(said).slice(0, 60)}`.trim();
}

/** The sum on the button: with every digit that the currency has, so that its digits are the minor units. */
function sumOn(html: string): number {
  const words = [...html.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([, inside = ""]) =>
    textOf(inside),
  );
  return Number(words.find((text) => /\d/.test(text))?.replace(/\D/g, "") ?? NaN);
}

function saleOf(page: Page, shown: Sale["shown"]): Sale | undefined {
  const session = SESSION.exec(page.location ?? "")?.[1];
  return session === undefined ? undefined : { session, shown };
}

interface Offer {
  readonly form: Form;
  readonly shown: Sale["shown"];
}

/** The form that sells, with the sum beside its button. */
async function offerOn(browser: Browser, { address, values }: Wish): Promise<Offer | string> {
  const page = await browser.get(address);
  const form = formsOf(page.html).find((candidate) => valueOf(candidate, "shownMinor") !== undefined);
  if (!form) return refusalOf(page);
  const minor = sumOn(form.html);
  if (Number.isNaN(minor)) return "no sum is shown";
  // Where no rate is known, prices are shown in the shop's own currency after all.
  const currency = valueOf(form, "currency") ?? "USD";
  return { form: filled(form, values), shown: { minor, currency } };
}

async function attempt(browser: Browser, wish: Wish, testimony: Testimony): Promise<Sale | undefined> {
  const offer = await offerOn(browser, wish);
  if (typeof offer === "string") {
    testimony.refusals.push(offer);
    return undefined;
  }
  const press = () => browser.send(wish.address, offer.form);
  const pages = await Promise.all(Array.from({ length: wish.presses }, press));
  const sales = pages.flatMap((page) => saleOf(page, offer.shown) ?? []);
  testimony.sales.push(...sales);
  if (sales.length === 0) testimony.refusals.push(...pages.map(refusalOf));
  return sales[0];
}

/** Presses the button until a pay page opens; undefined for a buyer who is turned away for good. */
export async function checkOut(
  browser: Browser,
  wish: Wish,
  testimony: Testimony,
): Promise<Sale | undefined> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      const sale = await attempt(browser, wish, testimony);
      if (sale) return sale;
    } catch (error) {
      testimony.refusals.push(error instanceof Error ? error.name : String(error));
    }
    await pause(1_000 + 100 * tries);
  }
  return undefined;
}
