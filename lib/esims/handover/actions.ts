"use server";
import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/builders";
import { cookieOptions } from "@/lib/auth/cookies";
import { currentViewer } from "@/lib/auth/gates";
import { isReturned } from "@/lib/esims/data";
import { screenOf } from "@/lib/esims/devices/model";
import { installableEsim } from "@/lib/esims/sharing/data";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { log } from "@/lib/platform/log";
import { take } from "@/lib/platform/rate-limit";
import { fail, ok, type Result } from "@/lib/platform/result";
import { ATTEMPTS_IN_ALL, ATTEMPTS_PER_ADDRESS, HANDOVER_MINUTES, SHOWN_COOKIE } from "./model";
import { closeShown, openHandover, revokeHandovers, startHandover } from "./mutations";
import { screenCodeSchema } from "./schema";

const SECONDS = HANDOVER_MINUTES * 60;

type Started = { id: string; code: string; expiresAt: string };

/** Makes a code that shows the QR code of an eSIM on another screen, for whoever may see it. */
export const makeScreenCode = publicAction({
  name: "handover.make",
  input: z.object({ esim: z.string() }),
  limit: { points: 30, seconds: SECONDS },
  run: async ({ esim }): Promise<Result<Started, "not_found">> => {
    const installable = await installableEsim(await currentViewer(), esim);
    if (!installable.ok || (await isReturned(installable.data))) return fail("not_found");
    const { id, code, expiresAt } = await startHandover(installable.data);
    return ok({ id, code, expiresAt: expiresAt.toISOString() });
  },
});

/** Takes an eSIM off whatever other screen shows it or may come to. */
export const takeBack = publicAction({
  name: "handover.revoke",
  input: z.object({ esim: z.string() }),
  run: async ({ esim }): Promise<Result<null, "not_found">> => {
    const installable = await installableEsim(await currentViewer(), esim);
    if (!installable.ok) return fail("not_found");
    await revokeHandovers(installable.data);
    return ok(null);
  },
});

/** On the other screen: opens what a code stands for. Says the same of codes that never were, were used, or ran out. */
export const openOnScreen = publicAction({
  name: "handover.open",
  input: z.object({ code: screenCodeSchema, locale: z.enum(LOCALES) }),
  limit: { points: ATTEMPTS_PER_ADDRESS, seconds: SECONDS },
  run: async ({ code, locale }): Promise<Result<never, "wrong_code" | "too_many">> => {
    if (!(await take({ name: "handover.all", points: ATTEMPTS_IN_ALL, seconds: SECONDS }, "all"))) {
      log.warn("screen codes are being tried more often than any crowd of buyers would");
      return fail("too_many");
    }
    const page = await openHandover(code, screenOf((await headers()).get("user-agent") ?? ""));
    if (!page) return fail("wrong_code", { code: "wrong" });
    const options = { ...cookieOptions(), sameSite: "strict", maxAge: SECONDS } as const;
    (await cookies()).set(SHOWN_COOKIE, page, options);
    return redirect(`/${locale}/show/code`);
  },
});

/**
 * On the other screen: hides the code for good. The page stays where it is and shows that it is over: whoever left it by a
 * link inside the shop would leave the picture behind in the browser's memory, one step back.
 */
export const hideFromScreen = publicAction({
  name: "handover.hide",
  input: z.object({}),
  run: async (): Promise<Result<null, never>> => {
    const page = (await cookies()).get(SHOWN_COOKIE)?.value;
    if (page) await closeShown(page);
    revalidatePath("/[locale]/(private)/show/code", "page");
    return ok(null);
  },
});
