import { beforeEach, expect, test } from "vitest";
import type { ShareGrant, Viewer } from "@/lib/auth/model";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { esimsOf, ownedEsim, ownedEsims } from "../data";
import type { OwnedEsimId } from "../model";
import { closedDoor, installableEsim, openedEsim, openShare } from "./data";
import type { ShareKind } from "./model";
import { createShare, revokeShare } from "./mutations";

const holder = (...shares: ShareGrant[]) => ({ customerId: null, grants: [], shares }) as unknown as Viewer;

let esimId: string;
let siblingId: string;
beforeEach(async () => {
  const line = { id: (await make.order()).lines[0]?.id ?? "" };
  esimId = (await make.esim(line)).id;
  siblingId = (await make.esim(line)).id;
});

async function shared(kind: ShareKind) {
  const made = await createShare(esimId as OwnedEsimId, { kind, label: "Anna", days: 7, locale: "en" });
  if (!made.ok) throw new Error(made.code);
  const grant = { shareId: made.data.id, version: 1 };
  return { ...made.data, grant, viewer: holder(grant) };
}

/** Everything that can be asked of the eSIM, and what it answers for a viewer. */
async function rightsOf(viewer: Viewer, id: string) {
  return {
    opened: (await openedEsim(viewer, id)) !== null,
    installable: (await installableEsim(viewer, id)).ok,
    owned: (await ownedEsim(viewer, id)) !== null,
    listed: (await esimsOf(viewer)).length + (await ownedEsims(viewer, [id])).length > 0,
  };
}
const NOTHING = { opened: false, installable: false, owned: false, listed: false };

test.each(["INSTALL", "TRAVELLER"] as const)(
  "an %s link opens codes and usage, and no ownership",
  async (kind) => {
    const { viewer } = await shared(kind);
    expect(await rightsOf(viewer, esimId)).toEqual({ ...NOTHING, opened: true, installable: true });
  },
);

test("a link for top-ups opens neither, only itself", async () => {
  const { id, viewer } = await shared("TOP_UP");
  expect(await rightsOf(viewer, esimId)).toEqual(NOTHING);
  expect(await openShare(viewer, id)).toEqual({ id, kind: "TOP_UP", label: "Anna", esimId });
});

test("nothing is opened of the other eSIMs of the same order, and nothing by another link", async () => {
  const { viewer } = await shared("INSTALL");
  const other = await shared("TOP_UP");
  expect(await rightsOf(viewer, siblingId)).toEqual(NOTHING);
  expect(await openShare(viewer, other.id)).toBeNull();
});

test.each([
  ["taken back", async (id: string) => revokeShare(esimId as OwnedEsimId, id)],
  ["over", async (id: string) => db().esimShare.update({ where: { id }, data: { expiresAt: new Date() } })],
  [
    "given another code",
    async (id: string) => db().esimShare.update({ where: { id }, data: { version: { increment: 1 } } }),
  ],
])("what a link opened is shut at once when it is %s", async (_, happens) => {
  const { id, viewer } = await shared("INSTALL");
  await happens(id);
  expect(await rightsOf(viewer, esimId)).toEqual(NOTHING);
  expect(await openShare(viewer, id)).toBeNull();
});

test("a door tells only whether it opens, and nobody of nonsense more than of what is over", async () => {
  const { id, link } = await shared("INSTALL");
  const token = link.split("/").at(-1) ?? "";
  expect(await closedDoor(token)).toEqual({ restsUntil: null });
  await revokeShare(esimId as OwnedEsimId, id);
  expect(await closedDoor(token)).toBeNull();
  expect(await closedDoor("nonsense")).toBeNull();
  expect(await openedEsim(holder({ shareId: id, version: 1 }), "'; drop table esim")).toBeNull();
});
