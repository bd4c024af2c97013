import ts from "typescript";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A piece of a key that is only known when the page runs. */
const ANY = "\u0000";
const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`);

/** The text of a literal or template, with a mark where a value is put in; null for anything else. */
function patternOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => ANY + literal.text).join("");
}

/** The namespaces that a file's translators are bound to; "" is all of them. */
function namespaceOf(call: ts.CallExpression): string | null {
  if (!/(?:Translations|createTranslator)$/.test(call.expression.getText())) return null;
  const [given] = call.arguments;
  if (!given) return "";
  const named = ts.isObjectLiteralExpression(given)
    ? given.properties.find((property) => property.name?.getText() === "namespace")
    : undefined;
  const value = named && ts.isPropertyAssignment(named) ? named.initializer : given;
  return patternOf(value) ?? (ts.isObjectLiteralExpression(value) ? "" : ANY);
}

/** A translator that is handed in, by its type. */
const TYPED = /typeof useTranslations<"([^"]+)">/g;

interface Findings {
  readonly namespaces: Set<string>;
  readonly patterns: Set<string>;
  readonly words: Set<string>;
}

function read({ path, text }: SourceFile): Findings {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const findings: Findings = { namespaces: new Set(), patterns: new Set(), words: new Set() };
  const visit = (node: ts.Node): void => {
    const namespace = ts.isCallExpression(node) ? namespaceOf(node) : null;
    if (namespace !== null) findings.namespaces.add(namespace);
    const pattern = patternOf(node);
    if (pattern !== null) findings.patterns.add(pattern);
    // A key that is handed over as a value: `t(code)`.
    if (ts.isCallExpression(node) && node.arguments[0] && ts.isIdentifier(node.arguments[0]))
      findings.patterns.add(ANY);
    if (pattern !== null && !pattern.includes(ANY))
      for (const word of pattern.split(".")) findings.words.add(word);
    if (ts.isPropertyAssignment(node) || ts.isPropertySignature(node))
      findings.words.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind));
  for (const [, namespace = ""] of text.matchAll(TYPED)) findings.namespaces.add(namespace);
  return findings;
}

/**
 * Keys of messages that no source can ask for. A file asks for what its translators' namespaces and its own texts make
 * together; where it puts a piece in at run time, that piece has to be a word of the sources somewhere.
 */
export function unusedKeys(keys: readonly string[], files: readonly SourceFile[]): string[] {
  const found = files.map(read);
  const words = new Set(found.flatMap((file) => [...file.words]));
  const asked = found.flatMap(({ namespaces, patterns }) =>
    [...namespaces].flatMap((namespace) =>
      [...patterns].map((pattern) => (namespace === "" ? pattern : `${namespace}.${pattern}`)),
    ),
  );
  const plain = new Set(asked.filter((key) => !key.includes(ANY)));
  const joined = patternsOf(found.flatMap((file) => [...file.patterns]));
  const open = patternsOf(asked);
  const isWord = (text: string): boolean =>
    words.has(text) || meets(joined, text, (piece) => words.has(piece));
  const isMet = (key: string): boolean => meets(open, key, (piece) => piece.split(".").every(isWord));
  return keys.filter((key) => !plain.has(key) && !isMet(key));
}

/** Patterns with something open in them, and something that is not. */
function patternsOf(texts: readonly string[]): RegExp[] {
  const open = new Set(texts.filter((text) => text.includes(ANY) && text.replaceAll(ANY, "") !== ""));
  return [...open].map((text) => new RegExp(`^${text.split(ANY).map(escaped).join("(.+)")}$`));
}

function meets(patterns: readonly RegExp[], text: string, isFit: (piece: string) => boolean): boolean {
  return patterns.some((pattern) => pattern.exec(text)?.slice(1).every(isFit) === true);
}
