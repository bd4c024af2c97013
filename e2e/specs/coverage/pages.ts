/** Who may open a page: everybody, whoever bought the order it is about, a signed-in customer, staff. */
type Audience = "everybody" | "buyer" | "customer" | "staff";

/**
 * Every page of the shop, by its file below app/, with an address that shows it. The architecture test fails where a
 * page is missing here; the coverage spec opens each one: reachable, guarded, accessible. `{order}`, `{esim}` and
 * `{customer}` stand for those of the purchase the spec makes.
 */
export const PAGES: Readonly<
  Record<string, { readonly path: string; readonly audience: Audience; readonly status?: number }>
> = {
  "[locale]/(shop)/page.tsx": { path: "/en", audience: "everybody" },
  "[locale]/(shop)/destinations/page.tsx": { path: "/en/destinations", audience: "everybody" },
  "[locale]/(shop)/destinations/[slug]/page.tsx": { path: "/en/destinations/japan", audience: "everybody" },
  "[locale]/(shop)/packages/[slug]/page.tsx": {
    path: "/en/packages/sakura-mobile-data-7days-1gb",
    audience: "everybody",
  },
  "[locale]/(shop)/how-much-data/page.tsx": { path: "/en/how-much-data", audience: "everybody" },
  "[locale]/(shop)/help/page.tsx": { path: "/en/help", audience: "everybody" },
  "[locale]/(shop)/privacy/page.tsx": { path: "/en/privacy", audience: "everybody" },
  "[locale]/(shop)/imprint/page.tsx": { path: "/en/imprint", audience: "everybody", status: 404 },
  "[locale]/(shop)/terms/page.tsx": { path: "/en/terms", audience: "everybody" },
  "[locale]/(shop)/[...rest]/page.tsx": { path: "/en/no/such/page", audience: "everybody", status: 404 },
  "[locale]/(private)/checkout/page.tsx": {
    path: "/en/checkout?package=sakura-mobile-data-7days-1gb",
    audience: "everybody",
  },
  "[locale]/(private)/contact/page.tsx": { path: "/en/contact", audience: "everybody" },
  "[locale]/(private)/compare/page.tsx": {
    path: "/en/compare?package=sakura-mobile-data-7days-1gb&package=sakura-mobile-data-30days-3gb",
    audience: "everybody",
  },
  "[locale]/(private)/trip/page.tsx": {
    path: "/en/trip?country=IT&nights=4&country=FR&nights=5&gb=8",
    audience: "everybody",
  },
  "[locale]/(private)/sign-in/page.tsx": { path: "/en/sign-in", audience: "everybody" },
  "[locale]/(private)/sign-in/link/page.tsx": { path: "/en/sign-in/link", audience: "everybody" },
  "[locale]/(private)/orders/link-expired/page.tsx": {
    path: "/en/orders/link-expired",
    audience: "everybody",
  },
  "[locale]/(private)/orders/page.tsx": { path: "/en/orders", audience: "everybody" },
  "[locale]/(private)/orders/[id]/page.tsx": { path: "/en/orders/{order}", audience: "buyer" },
  "[locale]/(private)/esims/[id]/page.tsx": { path: "/en/esims/{esim}", audience: "buyer" },
  "[locale]/(private)/esims/[id]/install/page.tsx": { path: "/en/esims/{esim}/install", audience: "buyer" },
  "[locale]/(private)/esims/[id]/doctor/page.tsx": {
    path: "/en/esims/{esim}/doctor?line=yes&place=there&network=bars&roaming=no&was=idle",
    audience: "buyer",
  },
  "[locale]/(private)/esims/[id]/support/page.tsx": {
    path: "/en/esims/{esim}/support?line=no",
    audience: "buyer",
  },
  "[locale]/(private)/esims/[id]/new-phone/page.tsx": {
    path: "/en/esims/{esim}/new-phone",
    audience: "buyer",
  },
  "[locale]/(private)/esims/[id]/install/print/page.tsx": {
    path: "/en/esims/{esim}/install/print",
    audience: "buyer",
  },
  "[locale]/(private)/show/(form)/page.tsx": { path: "/en/show", audience: "everybody" },
  // Without a code that was typed it leads to where one is; what it shows is seen by the install journey.
  "[locale]/(private)/show/code/page.tsx": { path: "/en/show/code", audience: "everybody" },
  "[locale]/(private)/esims/[id]/top-up/page.tsx": { path: "/en/esims/{esim}/top-up", audience: "buyer" },
  "[locale]/(private)/esims/[id]/top-up/card/page.tsx": {
    path: "/en/esims/{esim}/top-up/card?package=sakura-mobile-data-7days-1gb-topup",
    audience: "customer",
  },
  "[locale]/(private)/esims/[id]/auto-top-up/page.tsx": {
    path: "/en/esims/{esim}/auto-top-up",
    audience: "customer",
  },
  "[locale]/(private)/auto-top-up/[run]/[token]/page.tsx": {
    path: "/en/auto-top-up/01939f00-0000-7000-8000-000000000001/none",
    audience: "everybody",
    status: 404,
  },
  "[locale]/(private)/esims/[id]/sharing/page.tsx": { path: "/en/esims/{esim}/sharing", audience: "buyer" },
  "[locale]/(private)/orders/[id]/travellers/page.tsx": {
    path: "/en/orders/{order}/travellers",
    audience: "buyer",
  },
  "[locale]/(private)/orders/[id]/travellers/top-up/page.tsx": {
    path: "/en/orders/{order}/travellers/top-up",
    audience: "buyer",
  },
  "[locale]/(private)/share/[token]/page.tsx": { path: "/en/share/nonsense", audience: "everybody" },
  // What a link opens is visited by the journeys that have one.
  "[locale]/(private)/shared/[id]/page.tsx": {
    path: "/en/shared/019fffff-ffff-7fff-bfff-ffffffffffff",
    audience: "everybody",
    status: 404,
  },
  "[locale]/(private)/shared/[id]/top-up/page.tsx": {
    path: "/en/shared/019fffff-ffff-7fff-bfff-ffffffffffff/top-up",
    audience: "everybody",
    status: 404,
  },
  "[locale]/(private)/esims/page.tsx": { path: "/en/esims", audience: "customer" },
  "[locale]/(private)/account/page.tsx": { path: "/en/account", audience: "customer" },
  "[locale]/(private)/account/notifications/page.tsx": {
    path: "/en/account/notifications",
    audience: "customer",
  },
  "[locale]/(private)/notifications/[token]/page.tsx": {
    path: "/en/notifications/not-ours",
    audience: "everybody",
  },
  "[locale]/(private)/admin/page.tsx": { path: "/en/admin", audience: "staff" },
  "[locale]/(private)/admin/attention/page.tsx": { path: "/en/admin/attention", audience: "staff" },
  "[locale]/(private)/admin/claims/page.tsx": { path: "/en/admin/claims", audience: "staff" },
  "[locale]/(private)/admin/mails/page.tsx": { path: "/en/admin/mails", audience: "staff" },
  "[locale]/(private)/admin/mails/templates/page.tsx": {
    path: "/en/admin/mails/templates",
    audience: "staff",
  },
  "[locale]/(private)/admin/orders/page.tsx": { path: "/en/admin/orders", audience: "staff" },
  "[locale]/(private)/admin/orders/[id]/page.tsx": { path: "/en/admin/orders/{order}", audience: "staff" },
  "[locale]/(private)/admin/esims/page.tsx": { path: "/en/admin/esims", audience: "staff" },
  "[locale]/(private)/admin/esims/[id]/page.tsx": { path: "/en/admin/esims/{esim}", audience: "staff" },
  "[locale]/(private)/admin/customers/page.tsx": { path: "/en/admin/customers", audience: "staff" },
  "[locale]/(private)/admin/customers/[id]/page.tsx": {
    path: "/en/admin/customers/{customer}",
    audience: "staff",
  },
  "[locale]/(private)/admin/payments/page.tsx": { path: "/en/admin/payments", audience: "staff" },
  "[locale]/(private)/admin/supplier/page.tsx": { path: "/en/admin/supplier", audience: "staff" },
  "[locale]/(private)/admin/reconciliation/page.tsx": { path: "/en/admin/reconciliation", audience: "staff" },
  "[locale]/(private)/admin/catalog/page.tsx": { path: "/en/admin/catalog", audience: "staff" },
  "[locale]/(private)/admin/audit/page.tsx": { path: "/en/admin/audit", audience: "staff" },
};

export type Ids = { readonly order: string; readonly esim: string; readonly customer?: string };

/** The address of a page about a purchase. */
export function pathFor(path: string, { order, esim, customer = "" }: Ids): string {
  return path.replace("{order}", order).replace("{esim}", esim).replace("{customer}", customer);
}
