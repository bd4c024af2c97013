"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { take } from "@/lib/platform/rate-limit";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { keyedHash } from "@/lib/platform/crypto";
import { fail, ok } from "@/lib/platform/result";
import { customerAction, publicAction } from "./builders";
import { clearCookies, readSessionCookie, setSessionCookie } from "./cookies";
import { closeSession, issueCode, openSession, redeemCode, redeemLink } from "./mutations";
import { codeSchema, emailSchema } from "./schema";

/** A path of this shop to return to; anything else leads to the eSIMs. */
const nextPath = z
  .string()
  .regex(/^\/[a-z]{2}\/[\w\-/?=&]*$/)
  .catch("");
const locale = z.enum(LOCALES);
const destination = (next: string, language: string) => next || `/${language}/esims`;

/** Mails a one-time code. Says the same whether the address is known or not. */
export const requestCode = publicAction({
  name: "auth.request-code",
  input: z.object({ email: emailSchema, locale, next: nextPath }),
  limit: { points: 60, seconds: 600 },
  run: async ({ email, locale: language, next }) => {
    const allowed = await take(
      { name: "auth.codes-per-address", points: 5, seconds: 900 },
      keyedHash("limit", email),
    );
    if (!allowed) return fail("too_many");
    await issueCode(email, language, destination(next, language));
    return ok({ email });
  },
});

/** Signs in with the mailed code. */
export const signInWithCode = publicAction({
  name: "auth.sign-in",
  input: z.object({ email: emailSchema, code: codeSchema, locale, next: nextPath }),
  limit: { points: 60, seconds: 600 },
  run: async ({ email, code, locale: language, next }) => {
    const customerId = await redeemCode(email, code);
    if (!customerId) return fail("wrong_code", { code: "wrong" });
    const { token, expires } = await openSession(customerId);
    await setSessionCookie(token, expires);
    return redirect(destination(next, language));
  },
});

/** Signs in with the token of the mailed link. */
export const signInWithLink = publicAction({
  name: "auth.sign-in-link",
  input: z.object({ token: z.string().regex(/^[\w-]{43}$/), locale, next: nextPath }),
  limit: { points: 60, seconds: 600 },
  run: async ({ token: linkToken, locale: language, next }) => {
    const customerId = await redeemLink(linkToken);
    if (!customerId) return fail("wrong_link");
    const { token, expires } = await openSession(customerId);
    await setSessionCookie(token, expires);
    return redirect(destination(next, language));
  },
});

/** Ends the session here and in the database. */
export const signOut = customerAction({
  name: "auth.sign-out",
  input: z.object({ locale }),
  run: async ({ locale: language }) => {
    const token = await readSessionCookie();
    if (token) await closeSession(token);
    await clearCookies();
    return redirect(`/${language}`);
  },
});
