import { z } from "zod";
import { invalid, type StripeFailure } from "./errors.ts";

/** Everything arrives as text: the API is form encoded. */
export const text = z.string().max(5_000);
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, "Invalid integer")
  .transform(Number);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const url = z
  .string()
  .max(5_000)
  .regex(/^https?:\/\/\S+$/, "Not a valid URL");
export const email = z
  .string()
  .max(512)
  .regex(/^[^@\s]+@[^@\s]+$/, "Invalid email address");

/** An empty text unsets the whole object, as in Stripe. */
export const metadata = z.union([
  z
    .record(z.string().max(40), z.string().max(500))
    .refine((value) => Object.keys(value).length <= 50, "You can have at most 50 metadata keys"),
  z.literal("").transform((): Record<string, string> => ({})),
]);

export const page = {
  limit: integer.refine((value) => value >= 1 && value <= 100, "must be between 1 and 100").optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

export const createdRange = z
  .union([
    integer.transform((at) => ({ gte: at, lte: at, gt: undefined, lt: undefined })),
    z.strictObject({
      gt: integer.optional(),
      gte: integer.optional(),
      lt: integer.optional(),
      lte: integer.optional(),
    }),
  ])
  .optional();

export function parseParams<T extends z.ZodType>(schema: T, fields: unknown): z.output<T> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues[0]);
  throw issue ? failureFor(issue) : invalid("", "Invalid request.");
}

/** A choice between shapes complains as a whole; the reason is the complaint of one of its shapes. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const inner = issue.errors.map((issues) => issues[0]).find((each) => each && each.code !== "invalid_type");
  const found = inner ?? issue.errors[0]?.[0];
  return found ? deepest({ ...found, path: [...issue.path, ...found.path] }) : issue;
}

function failureFor(issue: z.core.$ZodIssue): StripeFailure {
  if (issue.code === "unrecognized_keys") {
    const param = bracketed([...issue.path, issue.keys[0] ?? ""]);
    return invalid(param, `Received unknown parameter: ${param}`, "parameter_unknown");
  }
  const param = bracketed(issue.path);
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return invalid(param, `Missing required param: ${param}.`, "parameter_missing");
  }
  if (issue.message === "Invalid integer") {
    return invalid(param, `Invalid integer: ${param}`, "parameter_invalid_integer");
  }
  return invalid(param, `Invalid ${param}: ${issue.message}`);
}

/** ['line_items', 0, 'quantity'] -> line_items[0][quantity] */
function bracketed(path: readonly PropertyKey[]): string {
  return path.map((part, depth) => (depth === 0 ? String(part) : `[${String(part)}]`)).join("");
}
