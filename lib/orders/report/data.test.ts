import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/model";
import { ownedEsim } from "@/lib/esims/data";
import type { OwnedEsimId } from "@/lib/esims/model";
import { saveTrip } from "@/lib/esims/trip/mutations";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { esimReport } from "./data";
import { reportText } from "./model";

// Only inside of the framework is there anything to keep pages' reads in.
vi.mock("next/cache", () => ({ cacheLife: () => undefined, cacheTag: () => undefined }));

const ICCID = "8931440400009876543";
const CODE = "LPA:1$rsp.example.com$TEST-MATCHING-ID";
let esim: OwnedEsimId;
let email: string;

beforeEach(async () => {
  await db().esim.deleteMany();
  const customer = await make.customer();
  email = customer.email;
  const order = await make.order({ customerId: customer.id, email });
  const [line] = order.lines;
  if (!line) throw new Error("an order has a line");
  const { id } = await make.esim(line, {
    iccid: ICCID,
    customerId: customer.id,
    label: "Mum's phone",
    note: "a secret remark",
    status: "ACTIVE",
  });
  const viewer = { customerId: customer.id, grants: [], shares: [] } as unknown as Viewer;
  const owned = await ownedEsim(viewer, id);
  if (!owned) throw new Error("the owner does not own it");
  esim = owned;
});

const asking = { answers: {}, device: "Mozilla/5.0 (iPhone)", locale: "de" };
const textOf = async (given = asking) => reportText((await esimReport(esim, given)).parts);

async function sample(status: string, minute: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 4, 2, 10, minute));
  await db().usageSample.create({ data: { id: newId(), esimId: esim, at, status } });
}

test("it tells everything that helps, and nothing that opens a door", async () => {
  await db().esimHistory.update({
    where: { esimId: esim },
    data: {
      packages: [
        {
          id: "1",
          type: "initial",
          status: "ACTIVE",
          title: `3 GB for ${ICCID} of anna@example.com, ${CODE}`,
          dataText: "3 GB",
          dataMb: 3072,
          remainingMb: 100,
          unlimited: false,
          validityDays: 30,
          activatedAt: "2026-05-02T10:00:00.000Z",
          expiresAt: null,
          finishedAt: null,
        },
      ],
    },
  });
  await saveTrip(esim, { startsOn: "2026-05-02", endsOn: null });
  const text = await textOf({
    ...asking,
    answers: { line: "yes", place: "there", network: "off" },
    device: `Browser of ${email} ${ICCID}`,
  });
  expect(text).toContain("package: Japan, 3 GB");
  expect(text).toContain(`iccid ends in: ${ICCID.slice(-4)}`);
  expect(text).toContain("left in MB 100; begun 2026-05-02T10:00:00.000Z; ends not known");
  expect(text).toContain("line: yes\nplace: there\nnetwork: off\ncause: line_off\nadvised: settings");
  expect(text).toContain("first day: 2026-05-02\nlast day: not known");
  for (const secret of [ICCID, CODE, "MATCHING", email, "anna@example.com", "Mum", "secret"])
    expect(text).not.toContain(secret);
});

test("of samples only changes of the state are told, in their order", async () => {
  const states = ["NOT_ACTIVE", "NOT_ACTIVE", "ACTIVE", "ACTIVE", "FINISHED", "ACTIVE"];
  for (const [minute, status] of states.entries()) await sample(status, minute);
  const part = (await esimReport(esim, asking)).parts.find(({ name }) => name === "states");
  expect(part?.text.split("\n").map((line) => line.replace(/^.*Z: /, ""))).toEqual([
    "[states]",
    "NOT_ACTIVE",
    "ACTIVE",
    "FINISHED",
    "ACTIVE",
  ]);
});

test("what was read is recognised, and what has changed since is not", async () => {
  const read = await esimReport(esim, asking);
  expect((await esimReport(esim, asking)).digest).toBe(read.digest);
  await sample("FINISHED", 1);
  expect((await esimReport(esim, asking)).digest).not.toBe(read.digest);
  expect((await esimReport(esim, { ...asking, device: "Another" })).digest).not.toBe(read.digest);
});

test("what nothing is known of is no part", async () => {
  const { parts } = await esimReport(esim, { ...asking, device: null });
  expect(parts.map(({ name }) => name)).toEqual(["order", "esim"]);
});
