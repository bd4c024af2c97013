import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/platform/env";
import { orderToken, readShareToken, readToken, shareToken } from "./links";
import { KNOWN_COOKIE, type OrderGrant, type ShareGrant } from "./model";

const MOST_ORDERS = 12;
const MOST_SHARES = 12;
const GRANT_SECONDS = 90 * 24 * 3600;
export const SESSION_SECONDS = 30 * 24 * 3600;

function secure(): boolean {
  return env().APP_URL.startsWith("https://");
}

/** Name of next-auth's session cookie; `__Host-` binds it to this host where there is TLS. */
export function sessionCookieName(): string {
  return secure() ? "__Host-landfall-session" : "landfall-session";
}

function grantCookieName(): string {
  return secure() ? "__Host-landfall-orders" : "landfall-orders";
}

function shareCookieName(): string {
  return secure() ? "__Host-landfall-shares" : "landfall-shares";
}

/** The parts of a cookie that holds `id.token id.token`. */
function pairsIn(text: string | undefined, most: number): [id: string, token: string][] {
  return (text ?? "")
    .split(" ")
    .slice(0, most)
    .map((entry) => {
      const [id = "", token = ""] = entry.split(".");
      return [id, token];
    });
}

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: secure() }) as const;

/** The orders this browser was given private links for. */
export async function readGrants(): Promise<OrderGrant[]> {
  const value = (await cookies()).get(grantCookieName())?.value;
  return pairsIn(value, MOST_ORDERS).flatMap(([orderId, token]) => readToken(orderId, token) ?? []);
}

/** What others opened to this browser. */
export async function readShares(): Promise<ShareGrant[]> {
  const value = (await cookies()).get(shareCookieName())?.value;
  return pairsIn(value, MOST_SHARES).flatMap(([shareId, token]) => readShareToken(shareId, token) ?? []);
}

/** Tells scripts that there is something to ask about: as long as the longest-lived of the rights. */
export async function markKnown(): Promise<void> {
  const options = { ...cookieOptions(), httpOnly: false, maxAge: GRANT_SECONDS };
  (await cookies()).set(KNOWN_COOKIE, "1", options);
}

/** Lets this browser see one more order. The oldest falls out, it is still reachable by its mail. */
export async function addGrant(grant: OrderGrant): Promise<void> {
  const others = (await readGrants()).filter((held) => held.orderId !== grant.orderId);
  const kept = [grant, ...others].slice(0, MOST_ORDERS);
  const value = kept.map((held) => `${held.orderId}.${orderToken(held)}`).join(" ");
  (await cookies()).set(grantCookieName(), value, { ...cookieOptions(), maxAge: GRANT_SECONDS });
  await markKnown();
}

/** Lets this browser use one more shared link. The oldest falls out and can be opened again with its code. */
export async function addShare(grant: ShareGrant): Promise<void> {
  const others = (await readShares()).filter((held) => held.shareId !== grant.shareId);
  const kept = [grant, ...others].slice(0, MOST_SHARES);
  const value = kept.map((held) => `${held.shareId}.${shareToken(held)}`).join(" ");
  (await cookies()).set(shareCookieName(), value, { ...cookieOptions(), maxAge: GRANT_SECONDS });
}

export async function setSessionCookie(token: string, expires: Date): Promise<void> {
  (await cookies()).set(sessionCookieName(), token, { ...cookieOptions(), expires });
  await markKnown();
}

export async function readSessionCookie(): Promise<string | null> {
  return (await cookies()).get(sessionCookieName())?.value ?? null;
}

/** Forgets the session and every private link on this browser. */
export async function clearCookies(): Promise<void> {
  const jar = await cookies();
  // Browsers heed the removal of a `__Host-` cookie only if it is as secure as the cookie itself.
  jar.delete({ name: sessionCookieName(), ...cookieOptions() });
  jar.delete({ name: grantCookieName(), ...cookieOptions() });
  jar.delete({ name: shareCookieName(), ...cookieOptions() });
  jar.delete(KNOWN_COOKIE);
}
