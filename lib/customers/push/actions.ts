"use server";
import { publicAction } from "@/lib/auth/builders";
import { readSessionCookie } from "@/lib/auth/cookies";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { addressKey } from "@/lib/notifications/choices/data";
import { dropBrowser, saveBrowser, sessionKey } from "@/lib/notifications/push/mutations";
import { isPublicKey } from "@/lib/notifications/push/service/seal";
import { isKnownService } from "@/lib/notifications/push/service/send";
import { linkIsValid } from "@/lib/orders/data";
import { fail, ok, type Result } from "@/lib/platform/result";
import { dropping, keeping } from "./schema";

/** Tells this browser from now on what its signed-in customer is mailed; a guest's, what is mailed about their orders. */
export const keepBrowser = publicAction({
  name: "customers.keep-browser",
  input: keeping,
  limit: { points: 20, seconds: 600 },
  run: async ({ browser }): Promise<Result<null, "unknown_service" | "nobody">> => {
    if (!isKnownService(browser.endpoint) || !isPublicKey(browser.keys.p256dh))
      return fail("unknown_service");
    const [customer, { grants }] = await Promise.all([currentCustomer(), currentViewer()]);
    const token = customer && (await readSessionCookie());
    const holds = await Promise.all(grants.map(({ orderId, version }) => linkIsValid(orderId, version)));
    const orderIds = grants.filter((_, place) => holds[place]).map(({ orderId }) => orderId);
    if (!customer && orderIds.length === 0) return fail("nobody");
    await saveBrowser(browser, {
      addressHash: customer && addressKey(customer.email),
      sessionHash: token && sessionKey(token),
      orderIds: customer ? [] : orderIds,
    });
    return ok(null);
  },
});

/** Tells this browser nothing any more. */
export const forgetBrowser = publicAction({
  name: "customers.forget-browser",
  input: dropping,
  run: async ({ endpoint }): Promise<Result<null, never>> => {
    await dropBrowser(endpoint);
    return ok(null);
  },
});
