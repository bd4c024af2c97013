import type { Context, Hono } from "hono";
import { jsonFields } from "../kernel/body.ts";
import { isRecord } from "../kernel/settings.ts";
import type { PhoneEvent } from "./esim-life.ts";
import { steadyMbPerHour, type Sim } from "./sims.ts";
import type { Supplier } from "./supplier.ts";
import { activationCode } from "./wire/sim-wire.ts";

/** The traveller's phone, played by hand: install the eSIM, find a network, use data. */
export function mountPhones(app: Hono, supplier: Supplier): void {
  const { sims, world } = supplier;
  const base = "/control/api/phones";
  const now = (): number => world.clock.now().getTime();

  app.get(base, (c) => {
    const search = c.req.query("search") ?? "";
    const limit = Number(c.req.query("limit")) || 200;
    const found = sims.list().filter((sim) => sim.iccid.includes(search));
    return c.json({
      total: found.length,
      phones: found.slice(0, limit).map((sim) => phoneView(supplier, sim)),
    });
  });

  app.get(`${base}/:iccid`, (c) => {
    const sim = sims.find(c.req.param("iccid"));
    return sim ? c.json(phoneView(supplier, sim)) : unknownSim(c);
  });

  app.post(`${base}/scan`, async (c) => {
    const { activationCode: scanned } = await jsonFields(c);
    const sim = sims.list().find((each) => activationCode(each) === scanned);
    if (!sim) return c.json({ error: "no eSIM has this activation code" }, 404);
    // A phone takes a profile once: the second scan of the same code fails, as it does for travellers.
    if (sims.life(sim).installedAt !== null) return c.json({ error: "this code has been used" }, 409);
    return c.json(phoneView(supplier, sims.addEvents(sim, [{ kind: "install", at: now() }])));
  });

  app.post(`${base}/:iccid/:action`, async (c) => {
    const sim = sims.find(c.req.param("iccid"));
    if (!sim) return unknownSim(c);
    const events = eventsFor(c.req.param("action"), await jsonFields(c), now());
    if (typeof events === "string") return c.json({ error: events }, 422);
    const problem = whyNot(supplier, sim, c.req.param("action"));
    if (problem) return c.json({ error: problem }, 409);
    return c.json(phoneView(supplier, sims.addEvents(sim, events)));
  });
}

function eventsFor(action: string, body: Record<string, unknown>, at: number): PhoneEvent[] | string {
  if (action === "install" || action === "attach" || action === "recycle") return [{ kind: action, at }];
  if (action !== "use") return "a phone can install, attach or use, and its eSIM can be recycled";
  const events: PhoneEvent[] = [];
  const { mb = 0, minutes = 0, texts = 0, profile } = body;
  if (!isAmount(mb) || !isAmount(minutes) || !isAmount(texts))
    return "mb, minutes and texts are numbers from 0";
  if (mb + minutes + texts > 0) events.push({ kind: "use", at, mb, minutes, texts });
  if (profile !== undefined) {
    if (!isRecord(profile) || !isAmount(profile.mbPerHour)) return 'profile is {"mbPerHour": number from 0}';
    events.push({ kind: "profile", at, mbPerHour: profile.mbPerHour });
  }
  return events;
}

function whyNot(supplier: Supplier, sim: Sim, action: string): string | undefined {
  const life = supplier.sims.life(sim);
  if (life.status === "RECYCLED") return "this eSIM has been recycled";
  if (action === "attach" && life.installedAt === null) return "install the eSIM first";
  if (action === "use" && life.attachedAt === null) return "attach the phone to a network first";
  return undefined;
}

function phoneView({ sims, shelf, orders }: Supplier, sim: Sim): object {
  const life = sims.life(sim);
  return {
    iccid: sim.iccid,
    operator: shelf.operator(sim.operatorId)?.title ?? null,
    package: sim.purchases[0]?.package.title ?? null,
    packageId: sim.purchases[0]?.package.id ?? null,
    orderId: sim.orderId,
    description: orders.find(String(sim.orderId))?.description ?? null,
    status: life.status,
    createdAt: sim.createdAt,
    installedAt: isoTime(life.installedAt),
    attachedAt: isoTime(life.attachedAt),
    recycledAt: isoTime(life.recycledAt),
    mbPerHour: steadyMbPerHour(sim),
    packages: life.purchases.map((each) => ({
      id: each.purchase.id,
      status: each.status,
      unlimited: each.purchase.unlimited,
      amountMb: each.purchase.amountMb,
      remainingMb: Math.floor(each.remainingMb),
      usedMb: Math.floor(each.usedMb),
      remainingMinutes: each.remainingMinutes,
      remainingTexts: each.remainingTexts,
      days: each.purchase.days,
      activatedAt: isoTime(each.activatedAt),
      expiresAt: isoTime(each.expiresAt),
      endedAt: isoTime(each.endedAt),
    })),
  };
}

function isoTime(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function unknownSim(c: Context): Response {
  return c.json({ error: "no eSIM with this ICCID was ever sold here" }, 404);
}
