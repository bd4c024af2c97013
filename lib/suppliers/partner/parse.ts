import "server-only";
import type { z } from "zod";
import { type Intent, SupplierError } from "../errors";

/** Believes a body only if it has the documented shape; otherwise a read is unavailable and a write's outcome unknown. */
export function parse<T>(schema: z.ZodType<T>, body: unknown, intent: Intent): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // A field's name stands in our schema; any other key came from outside and is nobody's business.
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((part) => (isFieldName(part) ? String(part) : "…")) ?? [];
  throw new SupplierError(intent === "write" ? "unknown_outcome" : "unavailable", {
    supplierText: `unexpected answer at "${where.join(".")}": ${issue?.message ?? "unreadable"}`,
  });
}

function isFieldName(part: PropertyKey): boolean {
  return typeof part === "number" || (typeof part === "string" && /^[a-z][A-Za-z_]{0,31}$/.test(part));
}
