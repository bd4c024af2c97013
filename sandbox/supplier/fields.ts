import { invalidFields } from "./reply.ts";

/** Form bodies carry everything as text, JSON ones a number here or there. */
export function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

/** Whether `text` reads it; a list or an object where text belongs must not pass for nothing at all. */
export function isText(value: unknown): boolean {
  return value == null || typeof value === "string" || typeof value === "number";
}

export function isEmpty(value: unknown): boolean {
  return isText(value) && text(value) === "";
}

export function stringProblems(
  fields: Record<string, unknown>,
  names: string[],
  prefix = "",
): Record<string, string> {
  const wrong = names.filter((name) => !isText(fields[name])).map((name) => prefix + name);
  return Object.fromEntries(wrong.map((name) => [name, `The ${spoken(name)} must be a string.`]));
}

/** A list as JSON, as repeated form names, or as JSON text in one form field: the documents show all three. */
export function listed(value: unknown): unknown[] {
  // PHP has only one kind of array, with names or without.
  if (typeof value === "object" && value !== null) return Object.values(value);
  if (!isText(value)) return [value];
  const given = text(value);
  if (given === "") return [];
  try {
    const parsed: unknown = JSON.parse(given);
    return Array.isArray(parsed) ? parsed : [given];
  } catch {
    return [given];
  }
}

/** Loose on purpose: the live API takes a domain without a top level. */
export function isEmail(given: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(given);
}

/** "vouchers.0.package_id" -> "vouchers.0.package id", as the supplier's messages name a field. */
export function spoken(name: string): string {
  return name.replaceAll("_", " ");
}

/** What is wrong with a whole number, if anything. */
export function numberProblem(
  name: string,
  value: unknown,
  { least, most }: { least: number; most: number },
): Record<string, string> {
  const given = text(value);
  const complaint = (words: string): Record<string, string> => ({ [name]: `The ${spoken(name)} ${words}` });
  if (isEmpty(value)) return complaint("field is required.");
  if (!/^-?\d+$/.test(given)) return complaint("must be an integer.");
  if (Number(given) < least) return complaint(`must be at least ${least}.`);
  return Number(given) > most ? complaint(`may not be greater than ${most}.`) : {};
}

/** A whole number from 1 as a query has it; undefined when it is none, or beyond what can be counted. */
export function countingNumber(given: string): number | undefined {
  return /^[1-9]\d*$/.test(given) && Number.isSafeInteger(Number(given)) ? Number(given) : undefined;
}

export function refuseInvalid(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalidFields(problems);
}
