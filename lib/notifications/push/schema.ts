import { z } from "zod";

const LONGEST_ADDRESS = 1_000;
const key = (length: number) => z.string().regex(new RegExp(`^[\\w-]{${length}}={0,2}$`));

/** A browser's subscription as its `toJSON` has it: where to send to, its public key (65 bytes) and secret (16 bytes). */
export const browserSchema = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(LONGEST_ADDRESS),
  keys: z.object({ p256dh: key(87), auth: key(22) }),
});
export type Browser = z.output<typeof browserSchema>;

export const endpointSchema = browserSchema.shape.endpoint;

/** What `pushsubscriptionchange` tells. */
export const renewalSchema = z.object({ former: endpointSchema, browser: browserSchema });
