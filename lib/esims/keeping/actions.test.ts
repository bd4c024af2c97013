import { beforeEach, describe, expect, test, vi } from "vitest";
import { orderToken } from "@/lib/auth/links";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { note, putAway, rename } from "./actions";

const cookie = vi.hoisted(() => ({ value: "" }));
vi.mock("next-auth", () => ({ getServerSession: () => Promise.resolve(null) }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ "x-forwarded-for": "192.0.2.1" })),
  cookies: () => Promise.resolve({ get: () => ({ value: cookie.value }) }),
}));
vi.mock("next/cache", async (original) => ({ ...(await original<object>()), revalidatePath: vi.fn() }));

const linkTo = (orderId: string, version = 1) => `${orderId}.${orderToken({ orderId, version })}`;
function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

let esim: string;
let orderId: string;
beforeEach(async () => {
  const order = await make.order();
  orderId = order.id;
  esim = (await make.esim({ id: order.lines[0]?.id ?? "" })).id;
  cookie.value = linkTo(orderId);
});
const kept = () =>
  db().esim.findUniqueOrThrow({ where: { id: esim }, select: { label: true, note: true, archivedAt: true } });

describe("the owner", () => {
  test("names it, and takes the name away again", async () => {
    expect(await rename(null, form({ esim, label: "  Mum's phone " }))).toEqual({ ok: true, data: null });
    expect(await kept()).toMatchObject({ label: "Mum's phone" });
    await rename(null, form({ esim, label: " " }));
    expect(await kept()).toMatchObject({ label: null });
  });

  test("notes lines of text, without what is no sign", async () => {
    await note(null, form({ esim, note: "Seat 12A\r\nPIN \u0000in the\u0007 drawer\r\n" }));
    expect(await kept()).toMatchObject({ note: "Seat 12A\nPIN  in the  drawer" });
  });

  test("puts it away, twice as once, and takes it out again", async () => {
    await putAway(null, form({ esim, away: "yes" }));
    const { archivedAt } = await kept();
    expect(archivedAt).not.toBeNull();
    await putAway(null, form({ esim, away: "yes" }));
    expect((await kept()).archivedAt).toEqual(archivedAt);
    await putAway(null, form({ esim, away: "no" }));
    expect((await kept()).archivedAt).toBeNull();
  });

  test("gets back what was typed where it is too long, and nothing is kept", async () => {
    const label = "x".repeat(41);
    expect(await rename(null, form({ esim, label }))).toMatchObject({
      ok: false,
      code: "invalid",
      typed: { label },
    });
    expect(await note(null, form({ esim, note: "x".repeat(501) }))).toMatchObject({ code: "invalid" });
    expect(await putAway(null, form({ esim, away: "perhaps" }))).toMatchObject({ code: "invalid" });
    expect(await kept()).toEqual({ label: null, note: null, archivedAt: null });
  });
});

test.each([
  ["nobody", () => ""],
  ["the holder of a link to another order", () => linkTo(newId())],
  ["the holder of a link that was taken back", () => linkTo(orderId, 2)],
])("%s changes nothing, and is told no more than that there is no such eSIM", async (_, holds) => {
  cookie.value = holds();
  const answers = [
    await rename(null, form({ esim, label: "mine" })),
    await note(null, form({ esim, note: "mine" })),
    await putAway(null, form({ esim, away: "yes" })),
    await rename(null, form({ esim: newId(), label: "mine" })),
    await rename(null, form({ esim: "' OR 1=1", label: "mine" })),
  ];
  expect(answers.map((answer) => answer?.ok === false && answer.code)).toEqual(Array(5).fill("not_found"));
  expect(await kept()).toEqual({ label: null, note: null, archivedAt: null });
});
