import type { ListQuery } from "./model";

/** The query of the list's address; what asks for nothing is left out. */
export function listAddress(path: string, { shelf, search, after, before }: Partial<ListQuery>): string {
  const query = new URLSearchParams();
  if (shelf) query.set("shelf", shelf);
  if (search) query.set("q", search);
  if (after) query.set("after", after);
  if (before) query.set("before", before);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
