import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { shown } from "../world/data-dir.ts";
import { envFile, root } from "../world/settings.ts";
import { line, type Finding } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Where the variables come from, as far as the operator gave any. */
export function source({ ground }: Scene): string {
  const file = envFile();
  if (file !== undefined) return `from ${shown(file)}`;
  const known = namesInExample();
  const many = [...ground.given].filter((name) => known.has(name)).length;
  return many === 0
    ? "no .env file, so all by default"
    : `no .env file; ${String(many)} from the environment`;
}

function namesInExample(): ReadonlySet<string | undefined> {
  const example = join(root, ".env.example");
  if (!existsSync(example)) return new Set();
  return new Set([...readFileSync(example, "utf8").matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
}

/** Names in the file that nobody reads: nearly always a slip of the pen. */
export function* misspelt(): Generator<Finding> {
  const file = envFile();
  if (file === undefined) return;
  const at = line("configuration.names", "names");
  const known = namesInExample();
  const strange = Object.keys(parseEnv(readFileSync(file, "utf8"))).filter((name) => !known.has(name));
  if (strange.length === 0) yield at.ok("every name in the file is one the shop knows");
  else yield at.warn(`nobody reads ${strange.join(", ")}`, "compare the spelling with .env.example");
}
