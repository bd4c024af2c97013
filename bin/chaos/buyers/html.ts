/** A form of a page as a browser without scripts would send it. */
export interface Form {
  readonly html: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#x27": "'",
  "#39": "'",
};

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** What a person reads in a piece of a page. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<!--.*?-->|<[^>]+>/gs, ""))
    .replace(/\s+/g, " ")
    .trim();
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/\s([\w:$-]+)(?:="([^"]*)")?/g);
  return new Map([...found].map(([, name = "", value = ""]) => [name.toLowerCase(), unescaped(value)]));
}

function isSent(attributes: ReadonlyMap<string, string>): boolean {
  const type = attributes.get("type") ?? "text";
  if (!attributes.has("name") || attributes.has("disabled") || ["submit", "button"].includes(type))
    return false;
  return !["radio", "checkbox"].includes(type) || attributes.has("checked");
}

/** The forms of a page, with what stands in their fields. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, inside = ""]) => ({
    html: inside,
    fields: [...inside.matchAll(/<input\b[^>]*>/g)]
      .map(([tag]) => attributesOf(tag))
      .filter(isSent)
      .map((attributes) => [attributes.get("name") ?? "", attributes.get("value") ?? ""] as const),
  }));
}

export function valueOf({ fields }: Form, name: string): string | undefined {
  return fields.find(([known]) => known === name)?.[1];
}

/** The form with some fields filled in otherwise. */
export function filled(form: Form, values: Readonly<Record<string, string>>): Form {
  const others = form.fields.filter(([name]) => !(name in values));
  return { ...form, fields: [...others, ...Object.entries(values)] };
}
