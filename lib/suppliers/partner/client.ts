import "server-only";
import type { StoredToken } from "../data";
import { type Caller, openCaller, type Request } from "./caller";
import { accountOf, type Connection } from "./connection";
import { signatureOf } from "./signature";
import { openTokens } from "./token";

export type { Request } from "./caller";
export { parse } from "./parse";

export type Client = {
  readonly connection: Connection;
  /** An authorised call. Returns the answer of a success; throws `SupplierError` for everything else. */
  readonly call: Caller;
};

export function openClient(connection: Connection): Client {
  const { name, baseUrl, concurrency, clientSecret } = connection;
  const tokens = openTokens(connection);
  const call = openCaller({
    name,
    account: accountOf(connection),
    baseUrl,
    concurrency,
    secrets: [clientSecret],
    pass: async (state) => passOf(await tokens.current(state)),
    renewed: async ({ stored }) => passOf(await tokens.replace(stored)),
  });
  return { connection, call: (request) => call(connection.signed ? signed(request, clientSecret) : request) };
}

function passOf(stored: StoredToken) {
  return { headers: { Authorization: `Bearer ${stored.token}` }, stored };
}

function signed(request: Request, secret: string): Request {
  const [payload] = request.body ? Object.values(request.body) : [];
  if (request.method !== "POST" || !payload) return request;
  return { ...request, headers: { ...request.headers, "airalo-signature": signatureOf(payload, secret) } };
}
