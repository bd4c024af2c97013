import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../world/settings.ts";
import { inThrowawayTree, type Tree } from "./throwaway-tree.ts";

// A small legal shop; each offence below is added to it, and must be found by the rule that is meant for it.
const LEGAL: Tree = {
  "lib/platform/db.ts": 'import "server-only";\nimport "@prisma/adapter-pg";\nexport const db = 1;',
  "lib/platform/result.ts": "export type Result = 1;",
  "lib/platform/cn.ts": 'export const cn = "";',
  "lib/money/model.ts": "export const money = 1;",
  "lib/orders/model.ts": 'import { money } from "../money/model";\nexport const order = money;',
  "lib/orders/data.ts":
    'import "server-only";\nimport { db } from "../platform/db";\nimport { order } from "./model";\nexport const orders = [db, order];',
  "lib/orders/mutations/settle-payment.ts":
    'import "server-only";\nimport { db } from "../../platform/db";\nexport const settle = db;',
  "lib/orders/loaders.ts":
    'import "server-only";\nimport { orders } from "./data";\nexport const load = orders;',
  "lib/suppliers/registry.ts": 'import { one } from "./pressone/adapter";\nexport const registry = one;',
  "lib/suppliers/pressone/adapter.ts": "export const one = 1;",
  "components/ui/button.tsx": 'import { cn } from "../../lib/platform/cn";\nexport const Button = cn;',
  "components/orders/line.tsx":
    'import { order } from "../../lib/orders/model";\nimport { Button } from "../ui/button";\nexport const Line = [order, Button];',
  "app/page.tsx":
    'import { load } from "../lib/orders/loaders";\nimport { Line } from "../components/orders/line";\nexport default [load, Line];',
  "app/api/hook/route.ts":
    'import { settle } from "../../../lib/orders/mutations/settle-payment";\nimport { registry } from "../../../lib/suppliers/registry";\nimport type { Result } from "../../../lib/platform/result";\nexport const POST: Result[] = [];\nexport const GET = [settle, registry];',
  "sandbox/main.ts": 'import "./world.ts";',
  "sandbox/world.ts": "export {};",
  "e2e/fixtures/test.ts": 'import "@playwright/test";\nexport const it = 1;',
  "e2e/specs/buy.spec.ts": 'import "../fixtures/test";',
};

const OFFENCES: readonly (readonly [rule: string, file: string, text: string])[] = [
  ["order-orders", "lib/orders/format/order-orders.ts", 'import "../../fulfilment/model";'],
  ["no-circular", "lib/money/format/egg.ts", 'import "./hen";'],
  ["only-app-imports-app", "components/orders/more.tsx", 'import "../../app/page";'],
  ["lib-knows-no-view", "lib/orders/format/lib-knows-no-view.ts", 'import "../../../components/ui/button";'],
  ["components-see-no-server", "components/orders/other.tsx", 'import "../../lib/orders/data";'],
  ["ui-knows-no-domain", "components/ui/badge.tsx", 'import "../../lib/orders/model";'],
  ["ui-knows-no-domain", "components/ui/card.tsx", 'import "../orders/line";'],
  ["pages-see-loaders", "app/orders/page.tsx", 'import "../../lib/orders/data";'],
  [
    "pages-see-loaders",
    "app/orders/layout.tsx",
    'import type {} from "../../lib/orders/mutations/settle-payment";',
  ],
  ["routes-see-no-loaders", "app/api/more/route.ts", 'import "../../../lib/orders/loaders";'],
  ["client-files-stay-clean", "lib/orders/format/client-files-stay-clean.ts", 'import "../data";'],
  ["database-behind-data", "lib/orders/jobs.ts", 'import "server-only";\nimport "../platform/db";'],
  ["client-behind-db", "lib/orders/format/client-behind-db.ts", 'import "@prisma/adapter-pg";'],
  ["queue-behind-platform", "lib/orders/format/queue-behind-platform.ts", 'import "pg-boss";'],
  ["stripe-behind-payments", "lib/orders/format/stripe-behind-payments.ts", 'import "stripe";'],
  ["mail-behind-notifications", "lib/orders/format/mail-behind-notifications.ts", 'import "nodemailer";'],
  ["session-behind-auth", "lib/orders/format/session-behind-auth.ts", 'import "next-auth";'],
  [
    "supplier-behind-registry",
    "lib/orders/format/supplier-behind-registry.ts",
    'import "../../suppliers/pressone/adapter";',
  ],
  ["paper-behind-receipts", "lib/orders/format/paper-behind-receipts.ts", 'import "pdfkit";'],
  ["playwright-behind-fixtures", "e2e/specs/more.spec.ts", 'import "@playwright/test";'],
  ["sandbox-is-the-outside", "sandbox/more.ts", 'import "../lib/money/model";'],
  ["shop-knows-no-tools", "lib/orders/format/shop-knows-no-tools.ts", 'import "../../../sandbox/world";'],
  ["journeys-see-the-outside-only", "e2e/specs/other.spec.ts", 'import "../../lib/money/model";'],
  ["no-test-is-imported", "lib/orders/format/no-test-is-imported.ts", 'import "../model.test";'],
  ["no-tool-in-production", "lib/orders/format/no-tool-in-production.ts", 'import "fast-check";'],
  ["resolvable", "lib/orders/format/resolvable.ts", 'import "../nowhere";'],
  ["vocabulary", "lib/orders/format/vocabulary.ts", 'import "../helpers";'],
  ["no-orphans", "lib/orders/query.ts", "export const lonely = 1;"],
  ["server-files-say-so", "lib/orders/service.ts", "export const bare = 1;"],
];

/** What the offences import and the legal shop has no use for. */
const SUPPORT: Tree = {
  "lib/fulfilment/model.ts": "export {};",
  "lib/money/format/hen.ts": 'import "./egg";',
  "lib/orders/helpers.ts": "export {};",
  "lib/orders/model.test.ts": "export {};",
};

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[];
  };
}

/** What the rules find in a tree of these files, as "rule in file". */
function violationsIn(files: Tree): string[] {
  return inThrowawayTree(files, ".dependency-cruiser.cjs", (cwd) => {
    const script = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
    const args = [script, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
    const folders = ["app", "components", "e2e", "lib", "sandbox"];
    const run = spawnSync(process.execPath, [...args, ...folders], { cwd, encoding: "utf8" });
    const { summary } = JSON.parse(run.stdout) as Cruise;
    return summary.violations.map(({ from, rule }) => `${rule.name} in ${from}`);
  });
}

let found: string[] = [];

beforeAll(() => {
  const offences = Object.fromEntries(OFFENCES.map(([, file, text]) => [file, text]));
  found = violationsIn({ ...LEGAL, ...SUPPORT, ...offences });
}, 60_000);

test("legal code is left in peace", () => {
  const legal = Object.keys(LEGAL);
  expect(found.filter((violation) => legal.some((file) => violation.endsWith(` in ${file}`)))).toEqual([]);
});

test.each(OFFENCES)("%s is found in %s", (rule, file) => {
  expect(found).toContain(`${rule} in ${file}`);
});
