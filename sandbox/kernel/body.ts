import type { Context } from "hono";
import { isRecord } from "./settings.ts";

type ParsedBody = { raw: string; fields: Record<string, unknown> };

/**
 * Reads JSON, form and multipart bodies alike: real clients send all three to the same endpoint.
 * Form names with brackets nest, as PHP and Stripe understand them: a[]=1, a[0][b]=2.
 */
export async function readBody(c: Context): Promise<ParsedBody> {
  const bytes = await c.req.arrayBuffer();
  const raw = new TextDecoder().decode(bytes);
  const type = c.req.header("content-type") ?? "";
  if (raw === "") return { raw, fields: {} };
  if (type.includes("multipart/form-data")) {
    const form = await new Response(bytes, { headers: { "content-type": type } })
      .formData()
      .catch(() => undefined);
    const entries = [...(form ?? [])].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return { raw, fields: nested(entries) };
  }
  if (type.includes("x-www-form-urlencoded")) return { raw, fields: nested([...new URLSearchParams(raw)]) };
  return { raw, fields: jsonObject(raw) };
}

/** The fields of a JSON body; none when it is anything but an object. For the control API, which takes JSON only. */
export async function jsonFields(c: Context): Promise<Record<string, unknown>> {
  return jsonObject(await c.req.text());
}

function jsonObject(raw: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(raw);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

type Tree = { [key: string]: string | Tree };

export function nested(entries: [string, string][]): Record<string, unknown> {
  const root: Tree = Object.create(null) as Tree;
  for (const [name, value] of entries) {
    const keys = [...name.matchAll(/[^[\]]+|\[\]/g)].map((match) => match[0]);
    let place = root;
    keys.forEach((part, depth) => {
      const key = part === "[]" ? String(Object.keys(place).length) : part;
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
