import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../world/settings.ts";
import { inThrowawayTree, type Tree } from "./throwaway-tree.ts";

const BUILDER = 'import { publicAction } from "../auth/builders";\n';
const LEGAL: Tree = {
  "node.d.ts": '/// <reference types="node" />\n',
  "lib/auth/builders.ts":
    "export function publicAction(run: () => number): () => number {\n  return run;\n}\nexport const adminAction = publicAction;\n",
  "lib/orders/actions.ts": `"use server";\n${BUILDER}export const pay = publicAction(() => 1);\n`,
  "lib/money/format.ts":
    'export const euro = new Intl.NumberFormat("de", { style: "currency", currency: "EUR" });\nexport const text = (1).toFixed(2);\n',
  "lib/platform/env.ts": "export const env = process.env;\n",
  "lib/esims/format.ts": 'export const number = new Intl.NumberFormat("de", { maximumFractionDigits: 1 });\n',
  "app/page.tsx": "export default function Page(): string {\n  return 'page';\n}\n",
  "bin/tool.ts": "console.log(process.env.PORT);\n",
};

const syntax = "no-restricted-syntax";
const OFFENCES: readonly (readonly [rule: string, file: string, text: string])[] = [
  [syntax, "lib/orders/mutations.ts", '"use server";\nexport const sneaky = 1;\n'],
  [
    syntax,
    "app/inline.tsx",
    'export async function act(): Promise<void> {\n  "use server";\n  await fetch("x");\n}\n',
  ],
  [syntax, "lib/a/actions.ts", `${BUILDER}export const pay = publicAction(() => 1);\n`],
  [syntax, "lib/b/actions.ts", '"use server";\nexport function pay(): number {\n  return 1;\n}\n'],
  [syntax, "lib/c/actions.ts", '"use server";\nexport const pay = (): number => 1;\n'],
  [syntax, "lib/d/actions.ts", '"use server";\nexport { publicAction } from "../auth/builders";\n'],
  [syntax, "lib/orders/data.ts", "export const url = process.env.DATABASE_URL;\n"],
  [syntax, "lib/orders/service.ts", 'import { env } from "node:process";\nexport const url = env["A"];\n'],
  [syntax, "app/layout.tsx", "export const url = process.env.DATABASE_URL;\n"],
  [syntax, "lib/orders/parse.ts", 'export const price = parseFloat("1.5");\n'],
  [syntax, "lib/orders/number.ts", 'export const price = Number.parseFloat("1.5");\n'],
  [syntax, "components/fixed.tsx", "export const price = (1).toFixed(2);\n"],
  [syntax, "components/price.tsx", 'export const f = new Intl.NumberFormat("de", { currency: "EUR" });\n'],
  [syntax, "lib/orders/default.ts", "export default 1;\n"],
  ["no-console", "components/talk.tsx", 'console.log("hello");\n'],
  [
    "max-params",
    "lib/orders/many.ts",
    "export const f = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d;\n",
  ],
  [
    "@typescript-eslint/no-explicit-any",
    "lib/orders/any.ts",
    "export const x = (y: any): number => (y === 1 ? 1 : 2);\n",
  ],
  [
    "@typescript-eslint/no-non-null-assertion",
    "bin/bang.ts",
    "export const x = (y?: string): string => y!;\n",
  ],
  ["@typescript-eslint/no-floating-promises", "sandbox/float.ts", 'fetch("x");\n'],
  [
    "@typescript-eslint/consistent-type-imports",
    "lib/orders/types.ts",
    'import { FSWatcher } from "node:fs";\nexport type W = FSWatcher;\n',
  ],
];

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

function complaintsIn(files: Tree): string[] {
  return inThrowawayTree(files, "eslint.config.mjs", (cwd) => {
    const script = join(root, "node_modules", "eslint", "bin", "eslint.js");
    const run = spawnSync(process.execPath, [script, "--format=json", "."], { cwd, encoding: "utf8" });
    const reports = JSON.parse(run.stdout) as FileReport[];
    return reports.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId ?? message} in ${filePath.slice(cwd.length + 1)}`),
    );
  });
}

let found: string[] = [];

beforeAll(() => {
  found = complaintsIn({ ...LEGAL, ...Object.fromEntries(OFFENCES.map(([, file, text]) => [file, text])) });
}, 60_000);

test("legal code is left in peace", () => {
  const legal = Object.keys(LEGAL);
  expect(found.filter((complaint) => legal.some((file) => complaint.endsWith(` in ${file}`)))).toEqual([]);
});

test.each(OFFENCES)("%s is found in %s", (rule, file) => {
  expect(found).toContain(`${rule} in ${file}`);
});
