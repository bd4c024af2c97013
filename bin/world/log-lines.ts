/** Which lines of a child's log are worth a person's attention while the shop runs. */
export type Notable = (line: string) => string | undefined;

const WARNING = 40;

/** The message of one of the shop's JSON log lines, or the line itself when it is not JSON. */
function readable(line: string): { level: number; text: string } {
  if (!line.startsWith("{")) return { level: 0, text: line };
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null) return { level: 0, text: line };
    const level = "level" in entry && typeof entry.level === "number" ? entry.level : 0;
    const message = "msg" in entry && typeof entry.msg === "string" ? entry.msg : line;
    return { level, text: message };
  } catch {
    return { level: 0, text: line };
  }
}

/** The web process and the sandbox: warnings and errors, in JSON lines or in the framework's own marks. */
export const notableInNode: Notable = (line) => {
  const { level, text } = readable(line);
  if (level >= WARNING) return text;
  return /^\s*(⚠|⨯|(?:\w*Error|Warning|error|warn)\b)/u.test(line) ? text : undefined;
};

/** PostgreSQL: a refused statement (ERROR) is the shop's daily business, a FATAL or PANIC is not. */
export const notableInPostgres: Notable = (line) => {
  const mark = /\b(?:FATAL|PANIC): .*/.exec(line);
  // Said whenever somebody connects while the database is starting or stopping.
  if (mark === null || /the database system is|terminating (?:connection|background)/.test(line))
    return undefined;
  return mark[0];
};

export const everything: Notable = (line) => (line.trim() === "" ? undefined : line);

/** Cuts a stream into lines, whatever the size of its pieces. */
export function lineSplitter(take: (line: string) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line.trimEnd());
  };
}
