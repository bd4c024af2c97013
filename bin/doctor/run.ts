import { messageOf } from "../world/fail.ts";
import { checkClock } from "./clock.ts";
import { checkConfiguration, readConfiguration } from "./configuration.ts";
import { checkDatabase } from "./database.ts";
import { line, type Findings } from "./finding.ts";
import { onGround, type Ground } from "./ground.ts";
import { checkMail } from "./mail.ts";
import { openMask } from "./mask.ts";
import type { Options } from "./options.ts";
import { openReport, type Outcome, type Report } from "./report.ts";
import type { Group, Scene } from "./scene.ts";
import { followSandbox } from "./sandbox-time.ts";
import { checkShop } from "./shop.ts";
import { checkStripe } from "./stripe.ts";
import { checkAssumptions, checkSupplier } from "./supplier.ts";
import { Unheard } from "./wire.ts";

const TABLES = /^(DATABASE_URL|ENCRYPTION_KEY)$/;
const SUPPLIER = /^(SUPPLIER|PRESSONE_|AIRALO_|DATABASE_URL$|ENCRYPTION_KEY$)/;

const GROUPS: readonly Group[] = [
  { id: "database", heading: "Database", needs: TABLES, look: checkDatabase },
  { id: "supplier", heading: "Supplier", needs: SUPPLIER, look: checkSupplier },
  {
    id: "assumptions",
    heading: "What the supplier's documents leave open",
    needs: SUPPLIER,
    look: checkAssumptions,
  },
  { id: "stripe", heading: "Stripe", needs: /^(STRIPE_|APP_URL$)/, look: checkStripe },
  { id: "mail", heading: "Mail", needs: /^(SMTP_URL|MAIL_FROM)$/, look: checkMail },
  { id: "shop", heading: "Shop", needs: /^APP_URL$/, look: checkShop },
  { id: "clock", heading: "Clock", needs: /^$/, look: checkClock },
];

interface Telling {
  readonly report: Report;
  readonly isStopping: () => boolean;
}

async function tell({ report, isStopping }: Telling, findings: Findings, id: string): Promise<void> {
  try {
    for await (const finding of findings) {
      if (isStopping()) return;
      report.add(finding);
    }
  } catch (error) {
    if (isStopping()) return;
    // A check that stumbles has seen nothing; the others still can.
    const at = line(`${id}.stumbled`, "not finished");
    const again = "run this again; if it stays, show this line to whoever looks after the shop";
    const mend = error instanceof Unheard ? error.mend : again;
    report.add(at.fail(`looked at no further: ${messageOf(error)}`, mend));
  }
}

async function lookAt(ground: Ground, options: Options): Promise<Outcome> {
  const mask = openMask(ground.environment);
  const report = openReport((text) => process.stdout.write(text), {
    mask,
    colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
  });
  const configuration = readConfiguration(ground);
  const scene: Scene = { ground, options, mask, clocks: new Map(), tablesMissing: undefined };
  // What the checks see is what the shop is told, and nothing of what only the terminal knows.
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, configuration.usable, { LOG_LEVEL: "silent" });

  if (configuration.usable !== undefined) await followSandbox();

  const { isStopping } = ground;
  const telling = { report, isStopping };
  if (!isStopping()) report.heading("Configuration");
  await tell(telling, checkConfiguration(scene, configuration), "configuration");
  for (const { id, heading, needs, look } of GROUPS) {
    if (isStopping()) break;
    report.heading(heading);
    const wrong = [...configuration.problems.keys()].filter((name) => needs.test(name));
    if (configuration.usable !== undefined && wrong.length === 0) {
      await tell(telling, look(scene), id);
      continue;
    }
    report.add(
      line(`${id}.configuration`, "all of it").skip(
        `not looked at: ${wrong.join(", ") || "the configuration"} ${wrong.length > 1 ? "come" : "comes"} first`,
      ),
    );
  }
  return report.close(isStopping());
}

/** Looks at everything and says what it saw; true if nothing failed. */
export async function runDoctor(options: Options): Promise<boolean> {
  let seen: Outcome = { ok: false, checks: [] };
  const how = await onGround(async (ground) => {
    seen = await lookAt(ground, options);
  });
  const outcome = { ok: seen.ok && how === "done", checks: seen.checks };
  // What was started may have its say while it ends, so only now.
  if (options.json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return outcome.ok;
}
