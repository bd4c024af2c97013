"use client";

const KEPT_AT = "x-kept-at";
/** Nothing runs in a kept page and nothing is loaded by it but the shop's typefaces, where they are at hand. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'";

/** The sheet at `path` in one piece that needs no server: its styles inside, no scripts, and times in the zone of this device. */
export async function keptPage(path: string): Promise<Response> {
  const document = new DOMParser().parseFromString(await textOf(path), "text/html");
  const sheet = document.querySelector<HTMLElement>("[data-sheet]");
  if (!sheet) throw new Error("there is no sheet on the page");
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  const styles = await Promise.all(links.map(({ href }) => textOf(href)));
  const root = document.documentElement;
  for (const time of sheet.querySelectorAll("time")) time.textContent = localTime(time.dateTime, root.lang);
  for (const script of sheet.querySelectorAll("script")) script.remove();

  const page = document.implementation.createHTMLDocument(document.title);
  for (const name of ["lang", "dir", "style"])
    page.documentElement.setAttribute(name, root.getAttribute(name) ?? "");
  page.head.append(
    meta(page, { charset: "utf-8" }),
    meta(page, { name: "viewport", content: "width=device-width, initial-scale=1" }),
    ...styles.map((text) => Object.assign(page.createElement("style"), { textContent: text })),
  );
  page.body.className = document.body.className;
  page.body.append(page.importNode(sheet, true));
  return new Response(`<!doctype html>${page.documentElement.outerHTML}`, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cache-control": "no-store",
      [KEPT_AT]: new Date().toISOString(),
    },
  });
}

/** When a kept page was made, ISO 8601 UTC. */
export function keptAtIn(page: Response): string | null {
  return page.headers.get(KEPT_AT);
}

async function textOf(address: string): Promise<string> {
  const reply = await fetch(address, { redirect: "error", cache: "no-cache" });
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}`);
  return reply.text();
}

function meta(page: Document, attributes: Readonly<Record<string, string>>): HTMLMetaElement {
  const element = page.createElement("meta");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function localTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(new Date(iso));
}
