"use server";
import { redirect } from "next/navigation";
import { customerAction, publicAction } from "@/lib/auth/builders";
import { isUndoToken } from "@/lib/auth/links";
import { onBehalfOf } from "@/lib/auth/model";
import { ownedEsim } from "@/lib/esims/data";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { fail, type Result } from "@/lib/platform/result";
import { ruleById, runById } from "./data";
import { offForm, ruleForm, undoForm } from "./schema";
import { allow } from "./service";
import { switchOff, undoRun } from "./mutations/switch";

const pageOf = (esimId: string, locale: string) => localePath(locale, `/esims/${esimId}/auto-top-up`);

/** Lets an eSIM of the customer's top itself up within the limits of the form. */
export const switchOnAutoTopup = customerAction({
  name: "orders.auto-topup.on",
  limit: { points: 20, seconds: 60 },
  input: ruleForm,
  run: async (
    form,
    { customer },
  ): Promise<Result<never, "not_found" | "card_gone" | "package_gone" | "impossible" | "invalid">> => {
    const esimId = await ownedEsim(onBehalfOf(customer.id), form.esim);
    if (!esimId) return fail("not_found");
    const allowed = await allow({ esimId, customer, form });
    return allowed.ok ? redirect(pageOf(esimId, form.locale)) : allowed;
  },
});

/** Switches a rule of the customer's off, at once. */
export const switchOffAutoTopup = customerAction({
  name: "orders.auto-topup.off",
  input: offForm,
  run: async ({ rule: id, locale }, { customer }): Promise<Result<never, "not_found">> => {
    const rule = await ruleById(id);
    if (rule?.customerId !== customer.id) return fail("not_found");
    await switchOff(id);
    return redirect(pageOf(rule.esimId, locale));
  },
});

/** Undoes an announced purchase by the link of its notice, and the whole rule if that is wanted. */
export const undoAutoTopup = publicAction({
  name: "orders.auto-topup.undo",
  input: undoForm,
  run: async ({ run: id, token, what, locale }): Promise<Result<never, "not_found">> => {
    const run = isUndoToken(id, token) ? await runById(id) : null;
    if (!run) return fail("not_found");
    await undoRun(run);
    if (what === "off") await switchOff(run.ruleId);
    return redirect(localePath(locale, `/auto-top-up/${id}/${token}`));
  },
});
