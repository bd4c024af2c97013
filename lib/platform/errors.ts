/** Thrown for what only a bug can cause; expected conditions are results. */
export class InvariantError extends Error {
  override name = "InvariantError";
}

/** Narrows away null and undefined where the program guarantees a value. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new InvariantError(`${what} is missing`);
  return value;
}

/** A caught value as text, for logs and staff; never for buyers. */
export function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
