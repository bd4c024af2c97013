import { record } from "./values";

/** What a body says about a failure, whatever envelope it came in. */
export type Complaint = {
  /** Codes as text, the innermost first: a wrapper's own code says less than what it wraps. */
  readonly codes: readonly string[];
  /** Everything it says in words, the plainest first. */
  readonly texts: readonly string[];
  /** What staff should read of it; null where it says nothing. */
  readonly text: string | null;
  /** Whether the body itself says that the call failed; the status may claim the opposite. */
  readonly failed: boolean;
  /** Whether the API wrote this, rather than a router or a gateway that never reached it, whatever wraps their words. */
  readonly fromApi: boolean;
};

const NOT_FOUND = "messages.resource_not_found";
const ROUTER = /^(?:not found\.?|(?:the|no) route\b.*|cannot (?:get|post|put|delete|patch)\b.*)$/i;

/** Reads what a body complains about: `{code,reason}`, `{data,meta}`, `{reason}`, `{message}`, `{error}`, or wrapped. */
export function complaintOf(body: unknown): Complaint {
  const layers = layersOf(body);
  const outer = layers[0] ?? {};
  const codes = layers.flatMap(({ code }) => (isCode(code) ? [String(code)] : [])).reverse();
  const fields = fieldsOf(layers);
  const reasons = layers.map((layer) => layer.reason).filter(isText);
  const topics = layers.map(metaMessage).filter(isText);
  const others = layers.flatMap((layer) => [layer.message, layer.error]).filter(isText);
  // A success may carry a code or a message, but never both a code and a reason.
  const accuses =
    layers.some(({ code, reason }) => isCode(code) && isText(reason)) ||
    (outer.data == null && (isText(outer.reason) || isText(outer.error)));
  const speaks = codes.length + reasons.length + topics.length > 0 || typeof outer.success === "boolean";
  return {
    codes,
    texts: [
      ...reasons,
      ...others,
      ...topics,
      ...Object.values(fields ?? {})
        .flat()
        .filter(isText),
    ],
    text: reasons[0] ?? (fields ? JSON.stringify(fields) : (others[0] ?? topics[0] ?? null)),
    failed: outer.success === false || [...topics, ...others].includes(NOT_FOUND) || accuses,
    fromApi: (speaks || others.length > 0) && !others.some((text) => ROUTER.test(text.trim())),
  };
}

type Layer = Readonly<Record<string, unknown>>;

/** The body, and the one inside of it: what a wrapper calls a success can have a refusal inside. */
function layersOf(body: unknown): readonly Layer[] {
  const outer = record(body);
  if (!outer) return [];
  return [
    outer,
    ...[record(outer.data), record(outer.error)].filter((inner) => inner !== null).filter(isBody),
  ];
}

/** Tells a body from a map of fields, which has texts only. */
function isBody(inner: Layer): boolean {
  return isText(metaMessage(inner)) || (isCode(inner.code) && isText(inner.reason ?? inner.message));
}

function fieldsOf(layers: readonly Layer[]): Layer | null {
  const maps = layers.toReversed().flatMap((layer) => [record(layer.errors), record(layer.data)]);
  return maps.find((map) => map !== null && Object.keys(map).length > 0 && !isBody(map)) ?? null;
}

function metaMessage(layer: Layer): unknown {
  return record(layer.meta)?.message;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isCode(value: unknown): value is string | number {
  return isText(value) || typeof value === "number";
}
