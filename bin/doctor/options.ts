import { parseArgs } from "node:util";
import { Failure, messageOf } from "../world/fail.ts";

export interface Options {
  /** The last line of the output is one JSON object. */
  readonly json: boolean;
  /** Where to send one test mail. */
  readonly mail: string | undefined;
  /** The package to buy one eSIM of; bought only with `yes`. */
  readonly order: string | undefined;
  readonly yes: boolean;
  readonly help: boolean;
}

export const USAGE = `npm run doctor -- [--json] [--mail you@example.com] [--order <package-id> [--yes]]

  --json               the last line is one JSON object: {"ok", "checks": [{"id", "status", "text", "mend"}]}
  --mail <address>     sends one test mail
  --order <package>    says what one eSIM of this package costs; with --yes it is bought, at your supplier's price,
                       and what only an order shows is looked at

Exit code 1 if anything failed; warnings leave it at 0.`;

export function optionsFrom(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: "boolean", default: false },
        mail: { type: "string" },
        order: { type: "string" },
        yes: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { json, mail, order, yes, help } = values;
    return { json, mail, order, yes, help };
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${USAGE}`);
  }
}
