/** Who the shop is, as its pages show it; every value is the reseller's. */
export type Brand = {
  readonly name: string;
  readonly supportEmail: string;
  /** Address of a logo that replaces the drawn mark; the name stays beside it. */
  readonly logo?: string | undefined;
  /** CSS colours; day and night need one each to stay readable. */
  readonly accent?: { readonly day: string; readonly night: string } | undefined;
  /** A typeface in place of the shop's own. */
  readonly font?: { readonly family: string; readonly file: string } | undefined;
  /** Whether there is a page that says who runs the shop. */
  readonly hasImprint: boolean;
};

/** Where the demo's own pages are, while the shop talks to the sandbox; no mailbox where the mail server is a real one. */
export type SandboxLinks = { readonly controlUrl: string; readonly mailboxUrl: string | null };
