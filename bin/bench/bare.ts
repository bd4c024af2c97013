import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Crew } from "../world/crew.ts";
import { Failure } from "../world/fail.ts";
import { notableInNode } from "../world/log-lines.ts";
import { freePort } from "../world/ports.ts";
import { root } from "../world/settings.ts";
import { until } from "../world/wait.ts";

/** What the framework does with a page of one line: the measure of all others, on the same machine in the same minutes. */
export interface Bare {
  readonly staticUrl: string;
  /** Rendered for each request, after one query. */
  readonly dynamicUrl: string;
}

const FILES: Readonly<Record<string, string>> = {
  "package.json": `{ "name": "bare", "private": true, "type": "module" }`,
  // Next also looks in the project around it, whose proxy and instrumentation have no such ending.
  "next.config.mjs": `export default {
  pageExtensions: ["bare.tsx"],
  poweredByHeader: false,
  turbopack: { root: process.env.BARE_ROOT },
  typescript: { ignoreBuildErrors: true },
};`,
  "app/layout.bare.tsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/static/page.bare.tsx": `export default function Page() { return <h1>hello</h1>; }`,
  "app/dynamic/page.bare.tsx": `import { connection } from "next/server";
import { Pool } from "pg";
const pool = (globalThis.pool ??= new Pool({ connectionString: process.env.DATABASE_URL }));
export default async function Page() {
  await connection();
  const { rows } = await pool.query("SELECT title FROM destination ORDER BY title LIMIT 1");
  return <h1>{rows[0]?.title ?? "hello"}</h1>;
}`,
};

/** Below the project, whose packages it uses; gone with the run. */
const FOLDER = join(root, ".landfall", "bench-bare");

export async function openBare(databaseUrl: string, dataDir: string, crew: Crew): Promise<Bare> {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(FOLDER, name, ".."), { recursive: true });
    writeFileSync(join(FOLDER, name), text);
  }
  const port = await freePort();
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    BARE_ROOT: root,
  };
  const run = (name: string, args: readonly string[]) =>
    crew.start({
      name,
      command: process.execPath,
      args: [next, ...args],
      env,
      dataDir,
      cwd: FOLDER,
      notable: notableInNode,
    });
  const build = await run("bare-build", ["build"]);
  const how = await build.ended;
  if (how !== "exit code 0") throw new Failure(`The bare page was not built (${how}): ${build.log}`);
  await run("bare", ["start", "-p", String(port)]);
  const url = `http://localhost:${String(port)}`;
  const isUp = async (): Promise<boolean> =>
    fetch(`${url}/static`).then(
      ({ ok }) => ok,
      () => false,
    );
  if (!(await until(isUp, 30_000, crew.isStopping))) throw new Failure("The bare page does not answer.");
  return { staticUrl: `${url}/static`, dynamicUrl: `${url}/dynamic` };
}

export function removeBare(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
