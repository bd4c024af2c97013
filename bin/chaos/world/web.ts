import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Child } from "../../world/child.ts";
import type { Crew } from "../../world/crew.ts";
import { freePort } from "../../world/ports.ts";
import { root, type Environment } from "../../world/settings.ts";
import { until } from "../../world/wait.ts";
import { crashTap, type Ambush } from "../proxy/crash-points.ts";
import { openLink, type Link } from "../proxy/link.ts";
import { postgresReader } from "../proxy/postgres-reader.ts";
import { httpReader, smtpReader } from "../proxy/readers.ts";
import { openClockMirror, type ClockMirror } from "./clock-mirror.ts";

/** One web process of the shop, with the lines on which it speaks with the rest of the world. */
export interface Web {
  readonly name: string;
  readonly port: number;
  readonly pid: () => number;
  readonly lines: { readonly database: Link; readonly payments: Link; readonly mail: Link };
  readonly clock: ClockMirror;
  /** Whether it takes requests, as far as whoever spreads them over the processes can tell: a frozen one does too. */
  readonly isServing: () => boolean;
  /** Ends it without a word; it is started again, as whatever runs it in production would. */
  readonly kill: () => void;
  /** Stops it in its tracks for some time. */
  readonly freeze: (milliseconds: number) => Promise<void>;
  /** For good. */
  readonly close: () => void;
}

export interface WebPlan {
  readonly name: string;
  readonly crew: Crew;
  readonly dataDir: string;
  readonly env: Environment;
  readonly ambush: Ambush;
  readonly ports: { readonly database: number; readonly payments: number; readonly mail: number };
  /** All processes must know the supplier by one address, so the line to it is theirs together. */
  readonly supplier: Link;
  readonly sandboxUrl: string;
}

const RESTART_AFTER_MS = 300;
const LOOK_MS = 200;
const NEXT = join(root, "node_modules", "next", "dist", "bin", "next");

async function openLines({ ports, ambush }: WebPlan, crash: () => void): Promise<Web["lines"]> {
  const { database, payments, mail } = ports;
  return {
    database: await openLink({
      target: () => database,
      tap: () => crashTap(postgresReader(), { ambush, line: "database", crash }),
    }),
    payments: await openLink({
      target: () => payments,
      tap: () => crashTap(httpReader(), { ambush, line: "outside", crash }),
    }),
    mail: await openLink({
      target: () => mail,
      tap: () => crashTap(smtpReader(), { ambush, line: "mail", crash }),
    }),
  };
}

function throughLines({ env, supplier }: WebPlan, lines: Web["lines"], clock: ClockMirror): Environment {
  const database = new URL(env["DATABASE_URL"] ?? "");
  database.port = String(lines.database.port);
  const outside = `http://127.0.0.1:${supplier.port}`;
  return {
    ...env,
    DATABASE_URL: database.href,
    STRIPE_API_URL: `http://127.0.0.1:${lines.payments.port}`,
    PRESSONE_BASE_URL: outside,
    PRESSONE_VOICE_BASE_URL: outside,
    RATES_URL: `${outside}/rates`,
    SMTP_URL: `smtp://127.0.0.1:${lines.mail.port}`,
    SANDBOX_URL: clock.url,
  };
}

/** It listens long before it has read all that it needs for an answer, and no load balancer sends anybody there yet. */
async function untilAnswered(port: number, isRunning: () => boolean): Promise<boolean> {
  while (isRunning()) {
    const reply = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    await reply?.body?.cancel();
    if (reply) return isRunning();
    await pause(LOOK_MS);
  }
  return false;
}

/** Starts it and keeps it going. */
export async function startWeb(plan: WebPlan): Promise<Web> {
  const { name, crew, dataDir } = plan;
  const port = await freePort();
  let child: Child | undefined;
  let isClosed = false;
  let isReady = false;
  let frozen = 0;
  const kill = (): void => child?.kill("SIGKILL");
  const lines = await openLines(plan, kill);
  const clock = await openClockMirror(plan.sandboxUrl);
  const env = { ...throughLines(plan, lines, clock), PORT: String(port) };

  async function run(): Promise<void> {
    // Each life has a log of its own: all of them are read in the end, and none may be lost to a rotation.
    for (let life = 1; !isClosed && !crew.isStopping(); life += 1) {
      child = await crew.start({
        name: `${name}-${life}`,
        command: process.execPath,
        args: [NEXT, "start", "-p", String(port)],
        env,
        dataDir,
        cwd: root,
        notable: () => undefined,
      });
      const started = child;
      void untilAnswered(port, () => started.running()).then((answered) => {
        isReady ||= answered;
      });
      await child.ended;
      isReady = false;
      await pause(RESTART_AFTER_MS);
    }
  }
  void run().catch(() => undefined);
  await until(() => child !== undefined, 10_000);

  return {
    name,
    port,
    pid: () => child?.pid ?? 0,
    lines,
    clock,
    isServing: () => isReady && child?.running() === true,
    kill,
    freeze: async (milliseconds) => {
      const still = child;
      still?.kill("SIGSTOP");
      frozen += 1;
      await pause(milliseconds);
      frozen -= 1;
      if (frozen === 0) still?.kill("SIGCONT");
    },
    close: () => {
      isClosed = true;
      kill();
      clock.close();
      for (const line of Object.values(lines)) line.close();
    },
  };
}
