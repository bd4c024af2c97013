"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/auth/builders";
import { addShare } from "@/lib/auth/cookies";
import { currentViewer } from "@/lib/auth/gates";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { take } from "@/lib/platform/rate-limit";
import { fail, ok, type Result } from "@/lib/platform/result";
import { ownedEsim, usageRow } from "../data";
import { groupOf } from "../model";
import { opensInstall, shownCode } from "./model";
import { createShare, handOut, redeemShare, renewCode, revokeShare } from "./mutations";
import { handOutSchema, newShareSchema, openShareSchema, ownShareSchema } from "./schema";

/** What is shown of a new link, this once. */
type Shown = { readonly link: string; readonly code: string };

/** Makes a link by which somebody else installs the viewer's eSIM, or pays for it. */
export const share = publicAction({
  name: "esims.share",
  input: newShareSchema,
  limit: { points: 30, seconds: 600 },
  run: async ({ esim, ...wish }): Promise<Result<Shown, "not_found" | "returned" | "too_many_links">> => {
    const owned = await ownedEsim(await currentViewer(), esim);
    if (!owned) return fail("not_found");
    const made = await createShare(owned, wish);
    if (!made.ok) return made;
    refresh();
    return ok({ link: made.data.link, code: shownCode(made.data.code) });
  },
});

/** An eSIM that was bought is no way to mail strangers. */
const HAND_OUTS = { name: "esims.hand-outs-per-esim", points: 10, seconds: 86_400 };

/** Gives an eSIM of the viewer's to one traveller, by a link of their own. */
export const giveToTraveller = publicAction({
  name: "esims.hand-out",
  input: handOutSchema,
  limit: { points: 60, seconds: 3_600 },
  run: async ({
    esim,
    email,
    language,
  }): Promise<
    Result<Shown & { mailedTo: string | null }, "not_found" | "returned" | "too_many_links" | "too_many">
  > => {
    const owned = await ownedEsim(await currentViewer(), esim);
    if (!owned) return fail("not_found");
    if (!(await take(HAND_OUTS, owned))) return fail("too_many");
    const made = await handOut(owned, { email, locale: language });
    if (!made.ok) return made;
    refresh();
    return ok({ link: made.data.link, code: shownCode(made.data.code), mailedTo: email });
  },
});

/** Another code for a link that stays as it is. */
export const newShareCode = publicAction({
  name: "esims.share-code",
  input: ownShareSchema,
  limit: { points: 30, seconds: 600 },
  run: async (input): Promise<Result<{ code: string }, "not_found">> => {
    const owned = await ownedEsim(await currentViewer(), input.esim);
    const code = owned && (await renewCode(owned, input.share));
    if (!code) return fail("not_found");
    refresh();
    return ok({ code: shownCode(code) });
  },
});

/** Takes a link back. */
export const endShare = publicAction({
  name: "esims.share-end",
  input: ownShareSchema,
  run: async (input): Promise<Result<null, "not_found">> => {
    const owned = await ownedEsim(await currentViewer(), input.esim);
    if (!owned) return fail("not_found");
    await revokeShare(owned, input.share);
    refresh();
    return ok(null);
  },
});

/** Opens a link with the code that was told apart, in this browser. */
export const enterShare = publicAction({
  name: "esims.share-open",
  input: openShareSchema,
  // On top of what each link counts for itself: nobody tries many links either.
  limit: { points: 40, seconds: 600 },
  run: async ({ token, code, locale }): Promise<Result<never, "closed" | "resting" | "wrong_code">> => {
    const opened = await redeemShare(token, code);
    if (!opened.ok) return opened;
    const { grant, kind, esimId } = opened.data;
    await addShare(grant);
    const isNew = opensInstall(kind) && groupOf((await usageRow(esimId))?.status ?? "UNKNOWN") === "waiting";
    return redirect(localePath(locale, isNew ? `/esims/${esimId}/install` : `/shared/${grant.shareId}`));
  },
});
