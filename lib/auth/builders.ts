import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type AuditEvent, recordAudit } from "@/lib/audit/mutations";
import { log } from "@/lib/platform/log";
import { type Allowance, take } from "@/lib/platform/rate-limit";
import { fail, type Result } from "@/lib/platform/result";
import { currentCustomer } from "./gates";
import type { AdminId, SignedIn } from "./model";

/** What any action may answer besides its own codes. */
export type CommonCode = "invalid" | "too_many" | "signed_out" | "failed";

/** What a form gets back; `typed` returns what was typed, so that nothing is lost without scripts either. */
export type ActionState<Data, Code extends string> =
  (Result<Data, Code | CommonCode> & { readonly typed?: Readonly<Record<string, string>> }) | null;

type Definition<Input, Data, Code extends string, Context> = {
  /** For logs, limits and the audit, e.g. `orders.checkout`. */
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly limit?: Omit<Allowance, "name">;
  readonly run: (input: Input, context: Context) => Promise<Result<Data, Code>>;
};
type Action<Data, Code extends string> = (
  previous: unknown,
  form: FormData,
) => Promise<ActionState<Data, Code>>;

const DEFAULT_LIMIT = { points: 60, seconds: 60 };
const LONGEST_FIELD = 5_000;

/** An action anybody may call. */
export function publicAction<Input, Data, Code extends string>(
  definition: Definition<Input, Data, Code, { ip: string }>,
): Action<Data, Code> {
  return (_previous, form) => perform(definition, form, async (input, ip) => definition.run(input, { ip }));
}

/** An action of a signed-in customer. */
export function customerAction<Input, Data, Code extends string>(
  definition: Definition<Input, Data, Code, { customer: SignedIn }>,
): Action<Data, Code> {
  return (_previous, form) =>
    perform(definition, form, async (input) => {
      const customer = await currentCustomer();
      return customer ? definition.run(input, { customer }) : fail("signed_out");
    });
}

/** An action of staff. Every call, refused ones too, is a line of the audit log. */
export function adminAction<Input, Data, Code extends string>(
  definition: Definition<Input, Data, Code, { adminId: AdminId }> & {
    readonly subject: string;
    readonly subjectId?: (input: Input) => string;
    /** What else of the input belongs into the audit log; never addresses, codes or ICCIDs. */
    readonly details?: (input: Input) => NonNullable<AuditEvent["details"]>;
  },
): Action<Data, Code> {
  return (_previous, form) =>
    perform(definition, form, async (input) => {
      const customer = await currentCustomer();
      if (!customer) return fail("signed_out");
      const subjectId = definition.subjectId?.(input);
      const details = definition.details?.(input) ?? {};
      const about = {
        actorId: customer.id,
        action: definition.name,
        subject: definition.subject,
        details,
        ...(subjectId ? { subjectId } : {}),
      };
      if (customer.role !== "ADMIN") {
        await recordAudit({ ...about, outcome: "refused" });
        return fail("signed_out");
      }
      const adminId = customer.id as string as AdminId;
      const result = await definition.run(input, { adminId }).catch(async (error: unknown) => {
        unstable_rethrow(error);
        await recordAudit({ ...about, outcome: "failed", details: { ...details, code: "failed" } });
        throw error;
      });
      await recordAudit({
        ...about,
        outcome: result.ok ? "done" : "failed",
        ...(result.ok ? {} : { details: { ...details, code: result.code } }),
      });
      return result;
    });
}

async function perform<Input, Data, Code extends string>(
  definition: { name: string; input: z.ZodType<Input>; limit?: Omit<Allowance, "name"> },
  form: FormData,
  work: (input: Input, ip: string) => Promise<Result<Data, Code | CommonCode>>,
): Promise<ActionState<Data, Code>> {
  const typed = textsOf(form);
  try {
    const ip = await callerIp();
    if (!(await take({ name: definition.name, ...(definition.limit ?? DEFAULT_LIMIT) }, ip)))
      return { ...fail("too_many"), typed };
    const parsed = definition.input.safeParse(typed);
    if (!parsed.success) return { ...fail("invalid", fieldCodes(parsed.error)), typed };
    const result = await work(parsed.data, ip);
    return result.ok ? result : { ...result, typed };
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error, action: definition.name }, "an action failed");
    return { ...fail("failed"), typed };
  }
}

function textsOf(form: FormData): Record<string, string> {
  const texts = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
  );
  return Object.fromEntries(texts.map(([name, value]) => [name, value.slice(0, LONGEST_FIELD)]));
}

/** The first complaint per field; views turn field and code into words. */
function fieldCodes(error: z.ZodError): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const issue of error.issues) codes[String(issue.path[0] ?? "form")] ??= issue.code;
  return codes;
}

/**
 * The caller's address as the nearest hop saw it (the last entry of X-Forwarded-For, which Next fills from the socket when
 * nothing stands in front). A caller may forge it where there is no proxy, so it only feeds coarse limits; what is worth
 * guessing (codes) is limited by itself.
 */
export async function callerIp(): Promise<string> {
  return (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
}
