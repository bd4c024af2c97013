// Read by next.config.mjs as well as by the proxy, so it imports nothing.

/** First path segments (after the locale) whose pages are rendered per request and carry a nonce. */
export const NONCE_SECTIONS = [
  "account",
  "admin",
  "auto-top-up",
  "checkout",
  "compare",
  "contact",
  "esims",
  "notifications",
  "orders",
  "show",
  "share",
  "shared",
  "sign-in",
  "trip",
] as const;

/** As a path-to-regexp fragment: matches the sections above behind any locale. */
export const pagesWithNonce = `[a-z]{2}/(?:${NONCE_SECTIONS.join("|")})(?:/|$)`;

const COMMON = [
  "default-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // Said by itself: where only scripts with a nonce run, a worker, which cannot carry one, would be none of them.
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

// The hosted pay page is reached by a redirect that answers a form, so the browser wants it named here.
const formAction = (payOrigin: string) => `form-action 'self' ${payOrigin}`;

// The framework's development tools evaluate code; nothing of ours does.
const evaluation = (development: boolean) => (development ? " 'unsafe-eval'" : "");

/** Policy of pages that are rendered once and served to everyone: no nonce can be in them, so only our own origin may run. */
export function browsePolicy(development: boolean): { key: string; value: string } {
  const value = [
    ...COMMON,
    `script-src 'self' 'unsafe-inline'${evaluation(development)}`,
    "style-src 'self' 'unsafe-inline'",
    "form-action 'self'",
  ];
  return { key: "Content-Security-Policy", value: value.join("; ") };
}

/** Policy of pages made for one person: only scripts with this answer's nonce run. */
export function noncePolicy(nonce: string, payOrigin: string, development: boolean): string {
  return [
    ...COMMON,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluation(development)}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    formAction(payOrigin),
  ].join("; ");
}

/** As a path-to-regexp fragment: scripts and styles, which a page loads and nobody opens. */
export const builtFiles = "_next/static/";

/** Header of every answer. */
export const noSniffing = { key: "X-Content-Type-Options", value: "nosniff" };

/** Headers of everything that can be opened. */
export const securityHeaders = [
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];
