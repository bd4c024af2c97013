import type { Context } from "hono";
import { multipartFields } from "./multipart.ts";
import { isRecord } from "./settings.ts";

/** PHP reads nothing deeper than this, and what is nested without end overflows the stack wherever it is written down. */
const DEEPEST_JSON = 512;
const DEEPEST_FORM = 64;

type ParsedBody = { raw: string; fields: Record<string, unknown> };

/**
 * Reads JSON, form and multipart bodies alike: real clients send all three to the same endpoint.
 * Form names with brackets nest, as PHP and Stripe understand them: a[]=1, a[0][b]=2.
 */
export async function readBody(c: Context): Promise<ParsedBody> {
  const raw = new TextDecoder().decode(await c.req.arrayBuffer());
  const type = c.req.header("content-type") ?? "";
  if (raw === "") return { raw, fields: {} };
  const kind = type.toLowerCase();
  if (kind.includes("multipart/form-data")) return { raw, fields: nested(multipartFields(raw, type)) };
  if (kind.includes("x-www-form-urlencoded")) return { raw, fields: nested([...new URLSearchParams(raw)]) };
  return { raw, fields: jsonObject(raw) };
}

/** The fields of a JSON body; none when it is anything but an object. For the control API, which takes JSON only. */
export async function jsonFields(c: Context): Promise<Record<string, unknown>> {
  return jsonObject(await c.req.text());
}

function jsonObject(raw: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(raw);
    return isRecord(value) && !isTooDeep(value) ? value : {};
  } catch {
    return {};
  }
}

/** Level by level, since a walk into the depth is what must not happen. */
function isTooDeep(value: object): boolean {
  let level = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST_JSON) return true;
    level = level.flatMap((each) => Object.values(each).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

type Tree = { [key: string]: string | Tree };

export function nested(entries: [string, string][]): Record<string, unknown> {
  const root: Tree = Object.create(null) as Tree;
  const sizes = new Map<Tree, number>();
  for (const [name, value] of entries) {
    const keys = [...name.matchAll(/[^[\]]+|\[\]/g)].map((match) => match[0]);
    if (keys.length > DEEPEST_FORM) continue;
    let place = root;
    keys.forEach((part, depth) => {
      const size = sizes.get(place) ?? 0;
      const key = part === "[]" ? String(size) : part;
      if (!(key in place)) sizes.set(place, size + 1);
      if (depth === keys.length - 1) {
        place[key] = value;
        return;
      }
      const deeper = place[key];
      const next = typeof deeper === "object" ? deeper : (Object.create(null) as Tree);
      place[key] = next;
      place = next;
    });
  }
  return withLists(root) as Record<string, unknown>;
}

function withLists(tree: string | Tree, isRoot = true): unknown {
  if (typeof tree === "string") return tree;
  const entries = Object.entries(tree).map(([key, value]) => [key, withLists(value, false)] as const);
  const isList = !isRoot && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
