"use server";
import { adminAction } from "@/lib/auth/builders";
import { currentCustomer } from "@/lib/auth/gates";
import { queueMail } from "@/lib/notifications/mutations";
import { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { previewMail } from "./schema";
import { sampleMail } from "./service";

/** Mails a made-up mail to whoever asks, on the way that all mails go. */
export const sendPreview = adminAction({
  name: "mail.preview",
  subject: "mail",
  details: ({ template, language }) => ({ template, language }),
  input: previewMail,
  limit: { points: 20, seconds: 600 },
  run: async ({ template, language }): Promise<Result<null, "signed_out">> => {
    const staff = await currentCustomer();
    if (!staff) return fail("signed_out");
    const content = sampleMail(template, language);
    await transaction((tx) =>
      queueMail(tx, { key: `preview:${newId()}`, to: staff.email, locale: language, content }),
    );
    return ok(null);
  },
});
