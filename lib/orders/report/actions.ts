"use server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { ownedEsim } from "@/lib/esims/data";
import { answersIn } from "@/lib/esims/doctor/schema";
import { ownAgent } from "@/lib/platform/http/whole-page";
import { fail, ok, type Result } from "@/lib/platform/result";
import { sendMessage } from "../contact/mutations";
import { esimReport } from "./data";
import { keptParts, LONGEST_DEVICE, reportText } from "./model";
import { reportFormSchema } from "./schema";

/** Sends what was found out about an eSIM of the viewer's: exactly what they read, without the parts they took out. */
export const sendReport = publicAction({
  name: "orders.report",
  input: reportFormSchema,
  // Each is two mails.
  limit: { points: 5, seconds: 600 },
  run: async (form): Promise<Result<{ email: string }, "not_found" | "changed">> => {
    const { email, message, locale } = form;
    const owned = await ownedEsim(await currentViewer(), form.esim);
    if (!owned) return fail("not_found");
    const device = ownAgent((await headers()).get("user-agent")).slice(0, LONGEST_DEVICE) || null;
    const report = await esimReport(owned, { answers: answersIn(form.answers), device, locale });
    if (report.digest !== form.digest) {
      refresh();
      return fail("changed");
    }
    await sendMessage({
      email,
      message,
      locale,
      topic: report.isAboutInstalling ? "install" : "nodata",
      order: report.order,
      // It is a part of the report, which may have been taken out.
      device: null,
      report: reportText(keptParts(report.parts, form.chosen)),
    });
    return ok({ email });
  },
});
