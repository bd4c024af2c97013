import type { SupplierProfile } from "../kernel/world.ts";
import { openThrowawaySandbox } from "../throwaway.ts";

type Json = Record<string, unknown>;
type Answer<T> = { status: number; headers: Headers; body: T };

/** A sandbox of its own for one test file, spoken to over real HTTP as a reseller and as its operator. */
export async function openTestSandbox(profile?: SupplierProfile) {
  const sandbox = await openThrowawaySandbox(profile);
  let token = "";

  async function send<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await fetch(sandbox.url() + path, init);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : null) as T,
    };
  }

  async function signIn(prefix = "/customer/v2"): Promise<void> {
    const { clientId, clientSecret } = sandbox.running().world.config.credentials;
    const answer = await send<{ data: { access_token: string } }>(`${prefix}/token`, {
      method: "POST",
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: "client_credentials",
      }),
    });
    token = answer.body.data.access_token;
  }
  await signIn();

  const authorized = (): Record<string, string> => ({
    authorization: `Bearer ${token}`,
    accept: "application/json",
  });
  const json = (body: unknown): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

  const writing =
    (method: "POST" | "PUT") =>
    <T = Json>(path: string, body: Json | FormData | URLSearchParams) =>
      body instanceof FormData || body instanceof URLSearchParams
        ? send<T>(path, { method, body, headers: authorized() })
        : send<T>(path, {
            ...json(body),
            method,
            headers: { ...authorized(), "content-type": "application/json" },
          });

  return {
    send,
    signIn,
    url: sandbox.url,
    headers: authorized,
    get: <T = Json>(path: string) => send<T>(path, { headers: authorized() }),
    post: writing("POST"),
    put: writing("PUT"),
    control: <T = Json>(path: string, body?: unknown, method = "POST") =>
      send<T>(`/control/api${path}`, body === undefined ? { method: "GET" } : { ...json(body), method }),
    restart: sandbox.restart,
    close: sandbox.close,
  };
}

export type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

type OrderAnswer = { data: { id: number; sims: { iccid: string }[] } };

/** Buys one eSIM and returns its ICCID. */
export async function buySim(
  sandbox: TestSandbox,
  packageId = "sakura-mobile-data-7days-1gb",
): Promise<string> {
  const order = await sandbox.post<OrderAnswer>("/customer/v2/orders", {
    package_id: packageId,
    quantity: 1,
  });
  const iccid = order.body.data.sims[0]?.iccid;
  if (!iccid) throw new Error(`no eSIM was sold: ${JSON.stringify(order.body)}`);
  return iccid;
}

/** Buys one eSIM and puts it on a phone that is online. */
export async function buyOnlineSim(sandbox: TestSandbox, packageId?: string): Promise<string> {
  const iccid = await buySim(sandbox, packageId);
  await sandbox.control(`/phones/${iccid}/install`, {});
  await sandbox.control(`/phones/${iccid}/attach`, {});
  return iccid;
}
