import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { jsonFields } from "./body.ts";
import { parseDuration, type Clock } from "./clock.ts";
import { readFault } from "./fault-rule.ts";
import { operationNames } from "./operation.ts";
import type { World } from "./world.ts";

const LONGEST_WAIT_SECONDS = 60;
/** Every time that the sandbox computes from its own still fits the usual form of a date. */
const FIRST_MOMENT = Date.parse("1970-01-01T00:00:00Z");
const LAST_MOMENT = Date.parse("9000-01-01T00:00:00Z");
const LARGEST_BODY = 16 * 1_024 * 1_024;

/** The part of the control API that belongs to no area: clock, faults, ledger, settings, reset. */
export function mountKernel(app: Hono, world: World): void {
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.text("Payload Too Large", 413) }));
  mountClock(app, world.clock);
  mountFaults(app, world);

  app.get("/healthz", (c) =>
    c.json({ ok: true, now: world.clock.now().toISOString(), profile: world.config.profile }),
  );

  app.get("/control/api/ledger", (c) => {
    const { area, operation, reference, limit } = c.req.query();
    return c.json({
      entries: world.ledger.list({
        area,
        operation,
        reference,
        limit: Math.floor(Number(limit)) || undefined,
      }),
    });
  });

  app.get("/control/api/settings", (c) => c.json(world.settings.all()));
  app.get("/control/api/settings/defaults", (c) => c.json(world.settings.defaults()));
  app.get("/control/api/settings/choices", (c) => c.json(world.settings.choices()));
  app.patch("/control/api/settings", async (c) => {
    const complaint = world.settings.patch(await jsonFields(c));
    return complaint ? c.json({ error: complaint }, 422) : c.json(world.settings.all());
  });

  app.post("/control/api/reset", (c) => {
    world.reset();
    return c.json({ ok: true });
  });
}

function mountClock(app: Hono, clock: Clock): void {
  const told = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs });

  app.get("/control/api/clock", async (c) => {
    const { known, wait } = c.req.query();
    const seconds = Math.min(Number(wait) || 0, LONGEST_WAIT_SECONDS);
    if (known !== undefined && seconds > 0 && Number(known) === clock.offsetMs) {
      await changeOf(clock, seconds, c.req.raw.signal);
    }
    return c.json(told());
  });

  app.post("/control/api/clock", async (c) => {
    const { now, advance, advanceMs } = await jsonFields(c);
    const ms = typeof advance === "string" ? parseDuration(advance) : advanceMs;
    const wanted = typeof now === "string" ? Date.parse(now) : NaN;
    const leap = Number.isNaN(wanted) && typeof ms === "number" ? ms : wanted - clock.now().getTime();
    if (Number.isNaN(leap))
      return c.json({ error: 'send {"advanceMs": number}, {"advance": "7d"} or {"now": "<ISO date>"}' }, 422);
    const target = clock.now().getTime() + leap;
    if (target < FIRST_MOMENT || target > LAST_MOMENT)
      return c.json({ error: "the clock can be set from the year 1970 to the year 9000" }, 422);
    clock.advance(leap);
    return c.json(told());
  });
}

function changeOf(clock: Clock, seconds: number, hungUp: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      stopListening();
      resolve();
    };
    const stopListening = clock.onChange(finish);
    const timer = setTimeout(finish, seconds * 1_000);
    timer.unref();
    hungUp.addEventListener("abort", finish, { once: true });
  });
}

function mountFaults(app: Hono, world: World): void {
  app.get("/control/api/operations", (c) => c.json({ operations: operationNames() }));
  app.get("/control/api/faults", (c) => c.json({ faults: world.faults.list() }));

  app.post("/control/api/faults", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const rules = [];
    for (const given of Array.isArray(body) ? body : [body]) {
      const rule = readFault(given);
      if (typeof rule === "string") return c.json({ error: rule }, 422);
      rules.push(rule);
    }
    return c.json({ faults: rules.map((rule) => world.faults.add(rule)) }, 201);
  });

  app.post("/control/api/faults/seed", async (c) => {
    const { seed } = await jsonFields(c);
    if (typeof seed !== "number" || !Number.isSafeInteger(seed) || seed < 0)
      return c.json({ error: 'send {"seed": 7}, a whole number from 0' }, 422);
    world.faults.seed(seed);
    return c.json({ seed });
  });

  app.delete("/control/api/faults", (c) => {
    world.faults.clear();
    return c.json({ faults: [] });
  });
  app.delete("/control/api/faults/:id", (c) => {
    const removed = world.faults.remove(c.req.param("id"));
    return c.json({ removed }, removed ? 200 : 404);
  });
}
