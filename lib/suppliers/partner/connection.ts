/**
 * What differs between the suppliers that speak the Partner API: Airalo, who made it, and PressOne, who put it behind a
 * prefix of its own. Addresses carry no slash at the end.
 */
export type Connection = {
  readonly name: string;
  readonly label: string;
  readonly baseUrl: string;
  readonly prefix: string;
  /** Prefixes under which usage may be found, likeliest first: PressOne's own pages spell it in two ways. */
  readonly usagePrefixes: readonly [string, ...string[]];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenRequestsPerMinute: number;
  /** Whether writes carry the signature that Airalo's own clients send. */
  readonly signed: boolean;
  /** Whether the supplier has what Airalo added: webhooks, later orders, vouchers, refunds, links, brands, rates. */
  readonly extras: boolean;
  /** Most requests at a time from this process; reads and writes are counted apart. */
  readonly concurrency: number;
};

/** Whose money is spent: keys for trial and for real may belong to one address. */
export function accountOf({ baseUrl, clientId }: Pick<Connection, "baseUrl" | "clientId">): string {
  return `${clientId}@${baseUrl}`;
}
