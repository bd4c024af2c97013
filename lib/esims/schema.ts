import { z } from "zod";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";

const meter = z.object({ remaining: z.number(), total: z.number() }).nullable();

/** Usage as it is sent to the browser. */
const usageViewSchema = z.object({
  status: z.enum(USAGE_STATUSES),
  unlimited: z.boolean().nullable(),
  data: meter,
  voice: meter,
  texts: meter,
  expiresAt: z.string().nullable(),
  measuredAt: z.string().nullable(),
  nextAskAt: z.string(),
  problem: z.enum(["throttled", "unavailable", "not_found"]).nullable(),
});

/** What eSIMs have to know of what was bought: for which country. Regions have none. */
export const placeSchema = z.object({ destination: z.object({ countryCode: z.string().nullable() }) });

/** The answer of `/api/esims/[id]/usage`: the same with the shop's time: by it, not by the device's clock, is told how old figures are and when to ask again. */
export const usageAnswerSchema = usageViewSchema.extend({ serverNow: z.string().optional() });

/** Installation steps as we keep them: plain text, in the order they are done. */
const stepsSchema = z.object({
  version: z.string().nullable(),
  viaQr: z.array(z.string()),
  manual: z.array(z.string()),
  network: z.array(z.string()),
});
export const installGuideSchema = z.object({ ios: z.array(stepsSchema), android: z.array(stepsSchema) });
export type InstallGuide = z.infer<typeof installGuideSchema>;

const historyTime = z.iso.datetime().nullable();
/** Package history as it is stored and shown: data in MB, times ISO 8601 UTC. */
export const historySchema = z.array(
  z.object({
    id: z.string(),
    type: z.enum(["initial", "topup"]),
    status: z.string(),
    title: z.string(),
    dataText: z.string(),
    dataMb: z.number(),
    remainingMb: z.number().nullable(),
    unlimited: z.boolean(),
    validityDays: z.number(),
    activatedAt: historyTime,
    expiresAt: historyTime,
    finishedAt: historyTime,
  }),
);
export type HistoryView = z.infer<typeof historySchema>;
