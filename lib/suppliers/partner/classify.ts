import "server-only";
import { z } from "zod";
import { redactText } from "@/lib/platform/log";
import { type Answer, retryAfterSeconds } from "../http";
import { SupplierError, type SupplierErrorKind } from "../errors";

// Business codes on HTTP 422, shared by PressOne and its model Airalo.
const CODES: Readonly<Record<string, SupplierErrorKind>> = {
  11: "insufficient_balance",
  13: "unavailable",
  14: "rejected",
  23: "rejected",
  33: "out_of_stock",
  34: "out_of_stock",
  43: "rejected",
  53: "unknown_outcome",
  73: "recycled",
  89: "rejected",
};

const errorBody = z.object({
  success: z.boolean().optional(),
  code: z.union([z.string(), z.number()]).optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  data: z.unknown().optional(),
  meta: z.object({ message: z.string().optional() }).optional(),
});

const NOT_FOUND = "messages.resource_not_found";

/** Turns an answer that is not a success into the one error it means; returns nothing for a success. */
export function refusal(answer: Answer, write: boolean): SupplierError | null {
  const body = errorBody.safeParse(answer.body).data;
  const notFound = body?.meta?.message === NOT_FOUND;
  const failed = answer.status >= 400 || body?.success === false || notFound;
  if (!failed) {
    // A cut-off or foreign body on a write says nothing about whether the work was done.
    if (answer.body === undefined && answer.status !== 204) return broken(answer, write);
    return null;
  }
  const details = {
    status: answer.status,
    supplierCode: body?.code === undefined ? null : String(body.code),
    supplierText: textOf(answer, body),
    retryAfterSeconds: retryAfterSeconds(answer.headers),
  };
  return new SupplierError(kindOf(answer, { write, notFound, code: details.supplierCode }), details);
}

function kindOf(
  answer: Answer,
  facts: { write: boolean; notFound: boolean; code: string | null },
): SupplierErrorKind {
  if (facts.notFound || answer.status === 404) return "not_found";
  if (answer.status === 429) return "throttled";
  if (answer.status === 401 || answer.status === 403) return "unavailable";
  if (answer.status >= 500) return facts.write ? "unknown_outcome" : "unavailable";
  return (facts.code === null ? undefined : CODES[facts.code]) ?? "rejected";
}

function broken(answer: Answer, write: boolean): SupplierError {
  const supplierText = redactText(answer.text.slice(0, 500));
  return new SupplierError(write ? "unknown_outcome" : "unavailable", {
    status: answer.status,
    supplierText,
  });
}

function textOf(answer: Answer, body: z.infer<typeof errorBody> | undefined): string {
  const fields = z.record(z.string(), z.unknown()).safeParse(body?.data).data;
  const named =
    body?.reason ??
    (fields ? JSON.stringify(fields) : null) ??
    body?.message ??
    body?.error ??
    body?.meta?.message;
  return redactText((named ?? answer.text).slice(0, 500));
}
