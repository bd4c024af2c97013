import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/platform/env";
import { orderToken, readToken } from "./links";
import { KNOWN_COOKIE, type OrderGrant } from "./model";

const MOST_ORDERS = 12;
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

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: secure() }) as const;

/** The orders this browser was given private links for. */
export async function readGrants(): Promise<OrderGrant[]> {
  const value = (await cookies()).get(grantCookieName())?.value ?? "";
  return value
    .split(" ")
    .slice(0, MOST_ORDERS)
    .flatMap((entry) => {
      const [orderId = "", token = ""] = entry.split(".");
      return readToken(orderId, token) ?? [];
    });
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
  jar.delete(KNOWN_COOKIE);
}
