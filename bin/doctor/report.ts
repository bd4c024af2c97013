import type { Finding, Status } from "./finding.ts";
import type { Mask } from "./mask.ts";

const MARKS: Readonly<Record<Status, { readonly mark: string; readonly colour: number }>> = {
  ok: { mark: "✓", colour: 32 },
  warning: { mark: "!", colour: 33 },
  failed: { mark: "✗", colour: 31 },
  skipped: { mark: "–", colour: 90 },
};
const NAME_WIDTH = 24;
const WIDTH = 110;

/** Collects the findings and writes each one as it comes. */
export interface Report {
  readonly heading: (text: string) => void;
  readonly add: (finding: Finding) => void;
  /** Writes the last lines; `isEarly` if it was stopped before everything was looked at. */
  readonly close: (isEarly: boolean) => Outcome;
}

/** What machines read: `ok` if everything was looked at and nothing failed. */
export interface Outcome {
  readonly ok: boolean;
  readonly checks: readonly Pick<Finding, "id" | "status" | "text" | "mend">[];
}

/** Lines that end before the margin; those after the first begin where the first one's text does. */
function wrapped(start: string, text: string): string {
  const lines = [start];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? "";
    const isFirst = last.length <= start.length;
    if (isFirst || last.length + 1 + word.length <= WIDTH)
      lines.splice(-1, 1, `${last}${isFirst ? "" : " "}${word}`);
    else lines.push(" ".repeat(start.length) + word);
  }
  return `${lines.join("\n")}\n`;
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 2).replace(/\s+\S*$/, "")} …`;
}

export function openReport(write: (text: string) => void, { mask, colour }: ReportStyle): Report {
  const found: (Finding & { readonly group: string })[] = [];
  let group = "";
  const painted = (text: string, code: number): string =>
    colour ? `\u001B[${String(code)}m${text}\u001B[0m` : text;
  const count = (status: Status): number => found.filter((one) => one.status === status).length;
  const marked = (status: Status, line: string): string => {
    const { mark, colour: code } = MARKS[status];
    return `  ${painted(mark, code)} ${line.slice(4)}`;
  };
  const heading = (text: string): void => {
    group = mask.hide(text);
    write(`\n${painted(group, 1)}\n`);
  };

  /** What there is to do, once more and in one line each: the lines above have long scrolled by. */
  const todo = (): void => {
    const open = (["failed", "warning"] as const).flatMap((status) =>
      found.filter((one) => one.status === status),
    );
    if (open.length === 0) return;
    heading("Before you open");
    const labels = open.map((one) => `${one.group}, ${one.name}`);
    const width = Math.max(...labels.map(({ length }) => length));
    for (const [index, { status, text, mend = text }] of open.entries()) {
      const start = `    ${(labels[index] ?? "").padEnd(width)}  `;
      write(`${marked(status, start)}${shortened(mend, WIDTH - start.length)}\n`);
    }
  };

  return {
    heading,
    add: (given) => {
      const { mend } = given;
      const finding = {
        ...given,
        group,
        text: mask.hide(given.text),
        ...(mend === undefined ? {} : { mend: mask.hide(mend) }),
      };
      found.push(finding);
      write(marked(finding.status, wrapped(`    ${finding.name.padEnd(NAME_WIDTH)} `, finding.text)));
      if (finding.mend !== undefined) write(wrapped(`    ${" ".repeat(NAME_WIDTH)} → `, finding.mend));
    },
    close: (isEarly) => {
      if (!isEarly) todo();
      const numbers = [
        `${String(count("ok"))} fine`,
        `${String(count("warning"))} to look at (!)`,
        `${String(count("failed"))} wrong (✗)`,
        `${String(count("skipped"))} not looked at (–)`,
      ];
      write(`\n${isEarly ? "Stopped before the end: " : ""}${numbers.join(", ")}\n`);
      const checks = found.map(({ id, status, text, mend }) => ({ id, status, text, mend }));
      return { ok: count("failed") === 0 && !isEarly, checks };
    },
  };
}

interface ReportStyle {
  readonly mask: Mask;
  readonly colour: boolean;
}
