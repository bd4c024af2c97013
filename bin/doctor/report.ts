import type { Finding, Status } from "./finding.ts";
import type { Mask } from "./mask.ts";

const MARKS: Readonly<Record<Status, { readonly mark: string; readonly colour: number }>> = {
  ok: { mark: "✓", colour: 32 },
  warning: { mark: "!", colour: 33 },
  failed: { mark: "✗", colour: 31 },
  skipped: { mark: "–", colour: 90 },
};
const NAME_WIDTH = 24;

/** Collects the findings and writes each one as it comes. */
export interface Report {
  readonly heading: (text: string) => void;
  readonly add: (finding: Finding) => void;
  /** Writes the last lines; true if nothing failed. */
  readonly close: (asJson: boolean) => boolean;
}

export function openReport(write: (text: string) => void, { mask, colour }: ReportStyle): Report {
  const found: Finding[] = [];
  const painted = (text: string, code: number): string =>
    colour ? `\u001B[${String(code)}m${text}\u001B[0m` : text;
  const count = (status: Status): number => found.filter((one) => one.status === status).length;

  return {
    heading: (text) => {
      write(`\n${painted(mask.hide(text), 1)}\n`);
    },
    add: (given) => {
      const { mend } = given;
      const finding = {
        ...given,
        text: mask.hide(given.text),
        ...(mend === undefined ? {} : { mend: mask.hide(mend) }),
      };
      found.push(finding);
      const { mark, colour: code } = MARKS[finding.status];
      write(`  ${painted(mark, code)} ${finding.name.padEnd(NAME_WIDTH)} ${finding.text}\n`);
      if (finding.mend !== undefined) write(`    ${" ".repeat(NAME_WIDTH)} → ${finding.mend}\n`);
    },
    close: (asJson) => {
      const numbers = [
        `${String(count("ok"))} fine`,
        `${String(count("warning"))} to look at (!)`,
        `${String(count("failed"))} wrong (✗)`,
        `${String(count("skipped"))} not looked at (–)`,
      ];
      write(`\n${numbers.join(", ")}\n`);
      const isWell = count("failed") === 0;
      const checks = found.map(({ id, status, text, mend }) => ({ id, status, text, mend }));
      if (asJson) write(`${JSON.stringify({ ok: isWell, checks })}\n`);
      return isWell;
    },
  };
}

interface ReportStyle {
  readonly mask: Mask;
  readonly colour: boolean;
}
