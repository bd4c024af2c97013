import { join } from "node:path";
import { buildIfNeeded } from "./build.ts";
import { diedEarly, type Child } from "./child.ts";
import type { Crew } from "./crew.ts";
import { shown } from "./data-dir.ts";
import { requireDatabase } from "./database.ts";
import { untilReady } from "./health.ts";
import { withInstance } from "./instance.ts";
import { everything, notableInNode } from "./log-lines.ts";
import { migrate } from "./migrations.ts";
import { outsideFor, type Outside } from "./outside.ts";
import { openDatabase } from "./own-database.ts";
import { claimPorts } from "./ports.ts";
import { startSandbox } from "./sandbox.ts";
import { secretsIn } from "./secrets.ts";
import { loadEnvFile, root, settingsFrom, type Settings } from "./settings.ts";
import { webEnvironment, type Mode } from "./web-environment.ts";

interface Instance {
  readonly mode: Mode;
  readonly settings: Settings;
  readonly outside: Outside;
  readonly crew: Crew;
}

function say(line: string): void {
  process.stdout.write(`landfall ${line}\n`);
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}

function portsOf(settings: Settings, outside: Outside): (readonly [string, number])[] {
  const web = ["PORT", settings.port] as const;
  if (outside.played.length === 0) return [web];
  return [web, ["SANDBOX_PORT", settings.sandboxPort], ["SMTP_PORT", settings.smtpPort]];
}

function startWeb(instance: Instance, databaseUrl: string): Promise<Child> {
  const { mode, settings, crew } = instance;
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  return crew.start({
    name: "web",
    command: process.execPath,
    args: [next, mode, "-p", String(settings.port)],
    env: webEnvironment({ ...instance, databaseUrl }),
    dataDir: settings.dataDir,
    cwd: root,
    notable: mode === "dev" ? everything : notableInNode,
  });
}

function announce({ settings, outside }: Instance): void {
  const lines = [
    ["shop", settings.appUrl],
    ["staff", `${settings.appUrl}/en/admin`],
  ];
  if (outside.played.length > 0) {
    lines.push(["sandbox", `${settings.sandboxUrl}/control   (plays: ${outside.played.join(", ")})`]);
  }
  if (outside.played.includes("mail")) {
    const staff = outside.forWeb["ADMIN_EMAILS"]?.split(/[\s,]+/)[0] ?? "";
    lines.push(["mailbox", `${settings.sandboxUrl}/mailbox`]);
    lines.push([
      "sign in",
      `staff: ${staff}; any other address is a customer. The code arrives in the mailbox.`,
    ]);
  }
  const rows = lines.map(([name = "", text = ""]) => `  ${name.padEnd(9)}${text}`);
  process.stdout.write(`\n${rows.join("\n")}\n\nREADY http://localhost:${String(settings.port)}\n`);
}

/** Starts everything in order; resolves, never, or with the reason why it cannot go on. */
async function bringUp(instance: Instance): Promise<never> {
  const { mode, settings, outside, crew } = instance;
  // The cheap thing first: nobody should wait for a build to hear of a wrong address.
  if (settings.databaseUrl !== undefined) await requireDatabase(settings.databaseUrl);
  if (mode === "start") {
    say("checking the build …");
    await step("build is current", () => buildIfNeeded(settings.dataDir, crew));
  }
  const database = await step("database is up", () =>
    openDatabase(settings, secretsIn(settings.dataDir), crew),
  );
  await step("database is migrated", () => migrate(database.url));
  const children: Child[] = database.cluster === undefined ? [] : [database.cluster.child];
  if (outside.played.length > 0) {
    const plan = { dataDir: settings.dataDir, url: settings.sandboxUrl, variables: outside.forSandbox };
    children.push(await step("sandbox is up", () => startSandbox(plan, crew)));
  }
  children.push(await startWeb(instance, database.url));

  const ends = Promise.race(
    children.map(async (child) => Promise.reject(diedEarly(child, await child.ended))),
  );
  await Promise.race([step("shop is ready", () => untilReady(settings.port)), ends]);
  announce(instance);
  return await ends;
}

/** Runs one instance of Landfall until it is interrupted or one of its processes ends. */
export async function launch(mode: Mode): Promise<void> {
  loadEnvFile();
  const settings = settingsFrom(process.env);
  const outside = outsideFor(process.env, settings);
  await withInstance(settings.dataDir, async (crew) => {
    await claimPorts(portsOf(settings, outside));
    say(`data is kept in ${shown(settings.dataDir)}`);
    await bringUp({ mode, settings, outside, crew });
  });
}
