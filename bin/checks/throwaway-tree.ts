import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../world/settings.ts";

export type Tree = Readonly<Record<string, string>>;

/** Writes the files into a folder of its own, with our configuration and packages, uses it and removes it. */
export function inThrowawayTree<T>(files: Tree, config: string, use: (tree: string) => T): T {
  const tree = mkdtempSync(join(tmpdir(), "landfall-tree-"));
  try {
    for (const name of [config, "tsconfig.json", "package.json"]) cpSync(join(root, name), join(tree, name));
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return use(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
