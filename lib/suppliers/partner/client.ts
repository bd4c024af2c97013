import "server-only";
import { z } from "zod";
import { fromNow } from "@/lib/platform/clock";
import { errorText } from "@/lib/platform/errors";
import { redactText } from "@/lib/platform/log";
import { SupplierError } from "../errors";
import { type Answer, type Call, send } from "../http";
import { forgetToken, readToken, recordCall, storeToken } from "../mutations";
import { refusal } from "./classify";
import type { Connection } from "./connection";

export type Request = Omit<Call, "url" | "write"> & {
  readonly path: string;
  readonly write?: boolean;
  /** Our reference, so that staff find the call by it. */
  readonly reference?: string;
};

const tokenAnswer = z.object({
  data: z.object({ access_token: z.string().min(1), expires_in: z.number().positive() }),
});
// The documents say a day in one sentence and a year in another; the shorter is safe. The margin covers clock skew.
const LONGEST_TOKEN_SECONDS = 24 * 3600;
const TOKEN_MARGIN_SECONDS = 300;

export type Client = {
  readonly connection: Connection;
  /** An authorised call. Returns the answer of a success; throws `SupplierError` for everything else. */
  call(request: Request): Promise<Answer>;
};

export function openClient(connection: Connection): Client {
  const { name, baseUrl } = connection;
  let refreshing: Promise<string> | null = null;

  async function authorised(request: Request, write: boolean): Promise<Answer> {
    const attempt = async () =>
      send({
        ...request,
        write,
        url: `${baseUrl}${request.path}`,
        headers: { ...request.headers, Authorization: `Bearer ${await token()}` },
      });
    const first = await attempt();
    if (first.status !== 401) return first;
    // A refused request was not executed, so it may be sent once more with a fresh token, writes too.
    await forgetToken(name);
    return attempt();
  }

  /** One refresh at a time in this process; the stored token is shared by all. */
  async function token(): Promise<string> {
    const stored = await readToken(name);
    if (stored) return stored;
    refreshing ??= requestToken(connection).finally(() => (refreshing = null));
    return refreshing;
  }

  return {
    connection,
    call: (request) => {
      const write = request.write ?? false;
      return exchange(name, request, () => authorised(request, write));
    },
  };
}

/** Sends a call as `attempt` does, writes it into the staff's log and throws what the answer means if it is no success. */
export async function exchange(
  supplier: string,
  request: Request,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  let answer: Answer | null = null;
  try {
    answer = await attempt();
    const error = refusal(answer, request.write ?? false);
    if (error) throw error;
    void record(supplier, request, { answer, outcome: "ok", startedAt });
    return answer;
  } catch (error) {
    const known =
      error instanceof SupplierError
        ? error
        : new SupplierError("unavailable", { supplierText: redactText(errorText(error)) });
    void record(supplier, request, { answer, outcome: known.kind, startedAt });
    throw known;
  }
}

async function requestToken({ name, baseUrl, prefix, clientId, clientSecret }: Connection): Promise<string> {
  const answer = await send({
    operation: "token",
    method: "POST",
    url: `${baseUrl}${prefix}/token`,
    form: { client_id: clientId, client_secret: clientSecret, grant_type: "client_credentials" },
    write: false,
  });
  const error = refusal(answer, false);
  // Whatever is wrong with our credentials says nothing about the order that waits for them.
  if (error) throw error.kind === "throttled" ? error : new SupplierError("unavailable", error);
  const { data } = parse(tokenAnswer, answer.body, false);
  const seconds = Math.min(data.expires_in, LONGEST_TOKEN_SECONDS) - TOKEN_MARGIN_SECONDS;
  await storeToken(name, data.access_token, fromNow(seconds * 1000));
  return data.access_token;
}

/** Believes a body only if it has the documented shape; otherwise a read is unavailable and a write's outcome unknown. */
export function parse<T>(schema: z.ZodType<T>, body: unknown, write: boolean): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new SupplierError(write ? "unknown_outcome" : "unavailable", {
    supplierText: `unexpected answer at "${where}"`,
  });
}

const HIDDEN_FIELDS = new Set([
  "iccid",
  "lpa",
  "qrcode",
  "qrcode_url",
  "matching_id",
  "confirmation_code",
  "direct_apple_installation_url",
  "msisdn",
  "access_token",
]);
const LONGEST_ANSWER = 4_000;

/** What staff may see of an answer: its shape and texts, without codes, ICCIDs or keys; long ones are cut. */
function redacted(body: unknown): string {
  const text = JSON.stringify(body, (key, value: unknown) =>
    HIDDEN_FIELDS.has(key) && value ? "[hidden]" : value,
  );
  return redactText(text.slice(0, LONGEST_ANSWER));
}

function record(
  supplier: string,
  request: Request,
  call: { answer: Answer | null; outcome: string; startedAt: number },
): Promise<void> {
  return recordCall({
    supplier,
    operation: request.operation,
    reference: request.reference ?? null,
    status: call.answer?.status ?? null,
    outcome: call.outcome,
    durationMs: Math.round(performance.now() - call.startedAt),
    answer: call.answer ? redacted(call.answer.body ?? call.answer.text) : null,
  });
}
