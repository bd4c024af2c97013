import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { getServerSession } from "next-auth";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { orderToken, shareToken } from "@/lib/auth/links";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import type { OwnedEsimId } from "../model";
import type { ShareKind } from "./model";
import { createShare } from "./mutations";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ "x-forwarded-for": "192.0.2.7" })),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
      delete: () => undefined,
    }),
}));
vi.mock("next/cache", async (original) => ({
  ...(await original<object>()),
  refresh: vi.fn(),
  revalidatePath: vi.fn(),
}));

type Action = (previous: null, form: FormData) => Promise<unknown>;
/** Every action of the shop, those that are written after this test too. */
const lib = resolve(import.meta.dirname, "../..");
const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((name) =>
  /(?:^|\/)actions\.ts$/.test(name),
);
/** What whoever holds a link is there to do. */
const ALLOWED = ["enterShare", "startSharedTopup"];

let actions: [name: string, action: Action][];
beforeAll(async () => {
  vi.mocked(getServerSession).mockResolvedValue(null);
  const modules = await Promise.all(
    files.map((name) => import(join(lib, name)) as Promise<Record<string, Action>>),
  );
  actions = modules.flatMap((module) => Object.entries(module)).filter(([name]) => !ALLOWED.includes(name));
});
afterAll(() => stopJobs());

let ids: { order: string; line: string; esim: string; share: string };
beforeEach(async () => {
  jar.clear();
  const order = await make.order();
  const line = order.lines[0]?.id ?? "";
  const esim = await make.esim({ id: line }, { label: "Anna" });
  ids = { order: order.id, line, esim: esim.id, share: "" };
  ids.share = (await held("INSTALL")).id;
});

/** A link that this browser opened. */
async function held(kind: ShareKind) {
  const made = await createShare(ids.esim as OwnedEsimId, { kind, label: "Anna", days: 7, locale: "en" });
  if (!made.ok) throw new Error(made.code);
  jar.set("landfall-shares", `${made.data.id}.${shareToken({ shareId: made.data.id, version: 1 })}`);
  return made.data;
}

/** A form with whatever any action may ask for, about the eSIM and what belongs to it. */
function everything(): FormData {
  const form = new FormData();
  const fields = {
    ...ids,
    id: ids.esim,
    esimId: ids.esim,
    place: "0",
    name: "Eve",
    label: "Eve",
    note: "Eve",
    kind: "INSTALL",
    days: "90",
    locale: "en",
    language: "en",
    email: "eve@example.com",
    key: newId(),
    currency: "USD",
    shownMinor: "500",
    package: "a-topup",
    [`topup-${ids.esim}`]: "a-topup",
    seen: "0",
    archived: "yes",
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** All that is written down about the eSIM, its links and its order. */
async function books() {
  const [esim, shares, order, orders] = await Promise.all([
    db().esim.findUniqueOrThrow({ where: { id: ids.esim }, include: { usage: true } }),
    db().esimShare.findMany({ where: { esimId: ids.esim }, orderBy: { id: "asc" } }),
    db().order.findUniqueOrThrow({ where: { id: ids.order }, include: { lines: true, events: true } }),
    db().orderLine.count({ where: { topupEsimId: ids.esim } }),
  ]);
  return { esim, shares, order, orders };
}

const codeOf = (result: unknown) => (result as { code?: string } | null)?.code ?? "done";

describe.each(["INSTALL", "TRAVELLER", "TOP_UP"] as const)("whoever holds a link (%s)", (kind) => {
  test("changes nothing by any action of the shop", async () => {
    await held(kind);
    const before = await books();
    expect(actions.length).toBeGreaterThan(20);
    const refused: Record<string, string> = {};
    for (const [name, action] of actions)
      refused[name] = await action(null, everything()).then(codeOf, (error: unknown) => String(error));
    expect(await books()).toEqual(before);
    expect(refused).toMatchObject({
      rename: "not_found",
      share: "not_found",
      giveToTraveller: "not_found",
      newShareCode: "not_found",
      endShare: "not_found",
      giveName: "not_found",
      startTopup: "not_found",
      startGroupTopup: "not_found",
    });
  });
});

test("the same form does it for the owner: it is the right that is missing, not a field", async () => {
  jar.set("landfall-orders", `${ids.order}.${orderToken({ orderId: ids.order, version: 1 })}`);
  const done = async (wanted: string) => {
    const action = actions.find(([name]) => name === wanted)?.[1];
    return codeOf(await action?.(null, everything()));
  };
  for (const name of ["rename", "share", "newShareCode", "giveToTraveller", "giveName", "endShare"])
    expect([name, await done(name)]).toEqual([name, "done"]);
});
