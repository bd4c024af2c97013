import { type NextRequest, NextResponse } from "next/server";
import { hasLocale } from "next-intl";
import createIntlMiddleware from "next-intl/middleware";
import { WHOLE_PAGE } from "@/lib/platform/http/whole-page";
import { routing } from "@/lib/platform/i18n/routing";
import { noncePolicy, NONCE_SECTIONS } from "@/lib/platform/http/security-headers";
import { env, payPageOrigin } from "@/lib/platform/env";

const withLocale = createIntlMiddleware(routing);
const sections: ReadonlySet<string> = new Set(NONCE_SECTIONS);

/** Sends addresses without a locale to one with it, and gives pages made for one person their nonce. No access is decided here. */
export function proxy(request: NextRequest): NextResponse {
  const [, locale, section = ""] = request.nextUrl.pathname.split("/");
  if (!hasLocale(routing.locales, locale) || !sections.has(section)) return withLocale(request);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = noncePolicy(nonce, payPageOrigin(), env().NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("User-Agent", `${request.headers.get("User-Agent") ?? ""} ${WHOLE_PAGE}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

export const config = {
  // Everything but files, the API and the browse pages, which must not pay for a proxy they do not need.
  matcher: [
    "/",
    "/((?!api/|_next/|(?:en|de|es|fr|tr|ar)(?:/|$)|.*\\.[a-z0-9]+$).+)",
    "/:locale([a-z]{2})/:section(account|admin|auto-top-up|checkout|compare|contact|esims|notifications|orders|share|shared|show|sign-in|trip)/:path*",
  ],
};
