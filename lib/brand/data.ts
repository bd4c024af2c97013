import "server-only";
import { readFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { marked } from "marked";
import sanitizeHtml from "sanitize-html";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import { type BrandFile, brandSchema, inLanguage, type LegalText } from "./schema";

const PLAIN: BrandFile = brandSchema.parse({});
const shared = globalThis as typeof globalThis & { landfallBrand?: BrandFile };

/** What the reseller's brand file says; throws, with every fault by name, on one that cannot be read. */
export function brandFile(): BrandFile {
  const { BRAND_FILE } = env();
  if (!BRAND_FILE) return PLAIN;
  shared.landfallBrand ??= brandSchema.parse(JSON.parse(readFileSync(BRAND_FILE, "utf8")));
  return shared.landfallBrand;
}

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
};

/** The reseller's logo as a data URL, to be drawn where nothing is fetched; null where the shop has none of its own. */
export function logoPicture(): string | null {
  const { logo } = brandFile();
  if (logo === undefined) return null;
  const path = below(resolve("public"), logo);
  return `data:${PICTURE_TYPES[extname(path)] ?? ""};base64,${readFileSync(path, "base64")}`;
}

/** A file below a folder; throws where its name leads out of it. */
function below(folder: string, file: string): string {
  const path = join(folder, file);
  if (relative(folder, path).startsWith("..")) throw new Error(`${file} is not below ${folder}`);
  return path;
}

/** A legal text of the reseller's as clean HTML; null where there is none, and ours stands. */
export function legalHtml(name: LegalText, locale: Locale): string | null {
  const { BRAND_FILE } = env();
  const file = inLanguage(brandFile().legal[name], locale);
  if (!BRAND_FILE || file === undefined) return null;
  const path = below(dirname(resolve(BRAND_FILE)), file);
  const html = marked.parse(readFileSync(path, "utf8"), { async: false });
  return sanitizeHtml(html, { allowedTags: [...sanitizeHtml.defaults.allowedTags, "h1", "h2"] });
}
