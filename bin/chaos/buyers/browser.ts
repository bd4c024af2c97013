import type { Form } from "./html.ts";

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  /** Where it leads, if it leads somewhere else. */
  readonly location: string | null;
}

/** A browser without scripts: it keeps cookies and sends forms. */
export interface Browser {
  readonly get: (address: string) => Promise<Page>;
  readonly send: (address: string, form: Form) => Promise<Page>;
  /** Goes on to where the shop's redirects lead; the pay page is not the shop's and is not entered. */
  readonly follow: (address: string) => Promise<Page>;
  /** Another window of the same browser-less person: what is remembered is shared from here on, not before. */
  readonly cookies: ReadonlyMap<string, string>;
}

const PATIENCE_MS = 45_000;
const MOST_REDIRECTS = 5;

export function openBrowser(shop: string, address: string): Browser {
  const cookies = new Map<string, string>();

  function remember(reply: Response): void {
    for (const line of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0\b/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  async function request(to: string, init: RequestInit = {}): Promise<Page> {
    const url = new URL(to, shop);
    const reply = await fetch(url, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        "x-forwarded-for": address,
        origin: shop,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        // A connection that was kept may have been cut since.
        connection: "close",
      },
    });
    remember(reply);
    return {
      status: reply.status,
      url: url.href,
      html: await reply.text(),
      location: reply.headers.get("location"),
    };
  }

  return {
    cookies,
    get: (to) => request(to),
    send: (to, { fields }) => {
      const body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
      return request(to, { method: "POST", body });
    },
    follow: async (to) => {
      let page = await request(to);
      for (let count = 0; page.location !== null && count < MOST_REDIRECTS; count += 1) {
        const next = new URL(page.location, page.url);
        if (next.origin !== shop) return page;
        page = await request(next.href);
      }
      return page;
    },
  };
}
