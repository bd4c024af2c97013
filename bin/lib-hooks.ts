// Lets plain Node run files of lib/, which are written for a bundler: `node --import ./bin/lib-hooks.ts …`, or import
// this file and then, by a dynamic import, what it is needed for.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);
const ENDINGS = ["", ".ts", ".tsx"];

/** Where an import of our own leads, its ending completed as a bundler does it; nothing for an import of a package. */
function ownFile(specifier: string, importer = ROOT.href): string | undefined {
  // There is no bundle to guard here.
  if (specifier === "server-only") return new URL("server-only.ts", import.meta.url).href;
  const isOwn = /^\.\.?\//.test(specifier) && !importer.includes("/node_modules/");
  if (!isOwn && !specifier.startsWith("@/")) return undefined;
  const { href } = specifier.startsWith("@/")
    ? new URL(specifier.slice(2), ROOT)
    : new URL(specifier, importer);
  const isFile = (address: string) => /\.\w+$/.test(address) && existsSync(fileURLToPath(address));
  return ENDINGS.map((ending) => href + ending).find(isFile);
}

registerHooks({
  resolve(specifier, context, next) {
    // The framework's package does not say which files its addresses mean.
    const found = ownFile(specifier, context.parentURL) ?? specifier.replace(/^(next\/[\w/-]+)$/, "$1.js");
    const importAttributes = found.endsWith(".json") ? { type: "json" } : context.importAttributes;
    return next(found, { ...context, importAttributes });
  },
});
