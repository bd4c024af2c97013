import type { Hono } from "hono";
import { lookup } from "../kernel/lookup.ts";
import { isRecord } from "../kernel/settings.ts";
import { faultFrom } from "./fault-form.ts";
import { FAULT_PRESETS } from "./fault-presets.ts";
import { currentPackage, type ControlState, type Phone } from "./model.ts";
import { SETTING_PRESETS } from "./setting-presets.ts";

type Fields = Record<string, string>;
type Call = { method?: "POST" | "PATCH" | "DELETE"; path: string; body?: unknown };
type Action = (fields: Fields, ask: <T>(path: string) => Promise<T>) => Call | Promise<Call>;

const VIDEO_20_MINUTES_MB = 400;
const MESSAGES_ALL_DAY_MB = 50;
/** What "everything" means where the package has no end. */
const UNLIMITED_TASTE_MB = 10_000;

/** Each button of the page, as the call of the control API that it makes. */
const ACTIONS: Record<string, Action> = {
  "clock.advance": ({ by }) => ({ path: "/clock", body: { advance: by } }),
  "clock.reset": () => ({ path: "/clock", body: { now: new Date().toISOString() } }),
  "phone.install": ({ iccid }) => ({ path: `/phones/${iccid}/install`, body: {} }),
  "phone.attach": ({ iccid }) => ({ path: `/phones/${iccid}/attach`, body: {} }),
  "phone.recycle": ({ iccid }) => ({ path: `/phones/${iccid}/recycle`, body: {} }),
  "phone.video": ({ iccid }) => ({ path: `/phones/${iccid}/use`, body: { mb: VIDEO_20_MINUTES_MB } }),
  "phone.messages": ({ iccid }) => ({ path: `/phones/${iccid}/use`, body: { mb: MESSAGES_ALL_DAY_MB } }),
  "phone.everything": async ({ iccid }, ask) => {
    const { packages = [] } = await ask<Partial<Phone>>(`/phones/${iccid}`);
    const current = currentPackage({ packages });
    const mb = current?.unlimited ? UNLIMITED_TASTE_MB : (current?.remainingMb ?? 0);
    // One more than is left: what remains below a whole megabyte counts too.
    return { path: `/phones/${iccid}/use`, body: { mb: mb + 1 } };
  },
  "balance.set": ({ amount }) => ({
    path: "/supplier/balance",
    body: amount ? { amount: Number(amount) } : {},
  }),
  "fault.add": (fields) => ({ path: "/faults", body: faultFrom(fields) }),
  "fault.remove": ({ id }) => ({ method: "DELETE", path: `/faults/${id}` }),
  "fault.clear": () => ({ method: "DELETE", path: "/faults" }),
  "preset.fault": ({ preset }) => ({
    path: "/faults",
    body: FAULT_PRESETS.find(({ id }) => id === preset)?.fault,
  }),
  "preset.setting": async ({ preset, on }, ask) => {
    const wanted = SETTING_PRESETS.find(({ id }) => id === preset)?.settings ?? {};
    const standard = (await ask<ControlState["settings"]>("/settings/defaults")).supplier ?? {};
    const usual = Object.fromEntries(Object.keys(wanted).map((key) => [key, standard[key]]));
    return { method: "PATCH", path: "/settings", body: { supplier: on === "true" ? wanted : usual } };
  },
  "setting.change": async ({ section = "", key = "", value = "" }, ask) => {
    const present = (await ask<ControlState["settings"]>("/settings"))[section]?.[key];
    return { method: "PATCH", path: "/settings", body: { [section]: { [key]: typed(value, present) } } };
  },
  "ticket.approve": ({ id }) => ({ path: `/supplier/refunds/${id}`, body: { decision: "approve" } }),
  "ticket.refuse": ({ id }) => ({ path: `/supplier/refunds/${id}`, body: { decision: "refuse" } }),
  "charge.refund": ({ id }) => ({ path: "/stripe/refunds", body: { charge: id } }),
  "charge.dispute": ({ id }) => ({ path: "/stripe/disputes", body: { charge: id } }),
  "charge.warn": ({ id }) => ({ path: "/stripe/fraud-warnings", body: { charge: id } }),
};

/** Carries out one button; returns the complaint, or undefined when it worked. */
export async function perform(app: Hono, fields: Fields): Promise<string | undefined> {
  const action = lookup(ACTIONS, fields.action ?? "");
  if (!action) return "There is no such button.";
  const ask = async <T>(path: string): Promise<T> =>
    (await (await app.request(`/control/api${path}`)).json()) as T;
  const { method = "POST", path, body } = await action(fields, ask);
  const response = await app.request(`/control/api${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.ok ? undefined : complaintIn(await response.json().catch(() => undefined));
}

function complaintIn(answer: unknown): string {
  const error = isRecord(answer) ? answer.error : undefined;
  if (typeof error === "string") return error;
  return isRecord(error) && typeof error.message === "string" ? error.message : "That did not work.";
}

/** A form sends text; the setting keeps the kind it has. */
function typed(value: string, present: unknown): unknown {
  if (typeof present === "boolean") return value === "true";
  return typeof present === "number" ? Number(value) : value;
}
