/** The id behind a field that holds an id or, once expanded, the object itself. */
export function idOf(reference: string | { id: string } | null): string {
  if (reference === null) return "";
  return typeof reference === "string" ? reference : reference.id;
}
