/** What an action or a rule answers where failure is expected. `code` is closed per module; views choose the words. */
export type Result<Data, Code extends string> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly code: Code; readonly fields?: Readonly<Record<string, string>> };

export function ok<Data>(data: Data): { ok: true; data: Data } {
  return { ok: true, data };
}

export function fail<Code extends string>(
  code: Code,
  fields?: Readonly<Record<string, string>>,
): { ok: false; code: Code; fields?: Readonly<Record<string, string>> } {
  return fields ? { ok: false, code, fields } : { ok: false, code };
}
