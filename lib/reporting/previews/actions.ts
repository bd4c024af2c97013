"use server";
import { adminAction } from "@/lib/auth/builders";
import { currentCustomer } from "@/lib/auth/gates";
import { fail, ok, type Result } from "@/lib/platform/result";
import { queueSample } from "./mutations";
import { previewMail } from "./schema";

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
    await queueSample(staff.email, template, language);
    return ok(null);
  },
});
