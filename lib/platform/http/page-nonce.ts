import { headers } from "next/headers";

/** What a script in a page made for one person must carry to run; the proxy put it into the policy of this request. */
export async function pageNonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy") ?? "";
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}
