import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { type ShownCode, shownCode } from "./data";
import { SHOWN_COOKIE } from "./model";

/** What this screen was given to show; a screen that was given nothing is asked for a code. */
export async function loadShownCode(locale: string): Promise<ShownCode> {
  const page = (await cookies()).get(SHOWN_COOKIE)?.value;
  const shown = page ? await shownCode(page) : null;
  return shown ?? redirect(localePath(locale, "/show"));
}
