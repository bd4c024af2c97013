import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything that the web processes wrote, in all their lives. */
export type LogBook = readonly { readonly file: string; readonly text: string }[];

export function readLogs(dataDir: string): LogBook {
  const folder = join(dataDir, "logs");
  const names = readdirSync(folder).filter((name) => name.startsWith("web"));
  return names.map((name) => ({ file: name, text: readFileSync(join(folder, name), "utf8") }));
}
