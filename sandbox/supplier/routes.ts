import type { Context, Handler, Hono, MiddlewareHandler } from "hono";
import { recordStrays, withFaults } from "../kernel/operation.ts";
import type { World } from "../kernel/world.ts";
import { SCRIPTED_FAULTS } from "./catalogue/test-packages.ts";
import { admit } from "./admission.ts";
import { startAsyncOrders } from "./async-orders.ts";
import type { Endpoint } from "./call.ts";
import { mountSupplierControl } from "./control.ts";
import { AIRALO, PRESSONE, type Dialect } from "./dialect.ts";
import { getBalance, listDevices, requestToken } from "./endpoints/account-endpoints.ts";
import { listPackages } from "./endpoints/catalogue-endpoints.ts";
import { getOrder, listOrders, submitOrder, submitTopup } from "./endpoints/order-endpoints.ts";
import {
  getHistory,
  getInstructions,
  getSim,
  getUsage,
  listSims,
  listTopups,
} from "./endpoints/sim-endpoints.ts";
import { EXTRA_ENDPOINTS } from "./extra-endpoints.ts";
import { startFutureOrders } from "./extras/future-orders.ts";
import { mountImages } from "./images.ts";
import { mountPhones } from "./phones.ts";
import { withLimitHeaders } from "./rate-limits.ts";
import { Refusal, send, type Reply } from "./reply.ts";
import { subjectOf } from "./subject.ts";
import { openSupplier, type Supplier } from "./supplier.ts";
import { isTokenLike } from "./tokens.ts";
import { watchCredit } from "./webhooks/credit-levels.ts";
import { watchLowData } from "./webhooks/low-data.ts";
import { mountVoice } from "./voice/routes.ts";

/** All that is called here, if only by mistake. */
export const SUPPLIER_PATHS = ["/customer/*", "/cusomter/*", "/v2/*", "/api/third-party/*"];
const MISSPELT_PREFIX = "/cusomter/v2";
const USAGE_PATH = "/sims/:iccid/usage";

export function mountSupplier(app: Hono, world: World): () => void {
  const supplier = openSupplier(world);
  for (const rule of SCRIPTED_FAULTS) world.faults.stand(rule);
  for (const dialect of [PRESSONE, AIRALO]) mountDialect(app, supplier, dialect);
  mountMisspeltUsage(app, supplier);
  mountFormerVersion(app);
  mountSupplierControl(app, supplier);
  mountPhones(app, supplier);
  mountImages(app, supplier);
  mountVoice(app, supplier);

  watchCredit(supplier);
  const lowData = watchLowData(supplier);
  const agendas = [startAsyncOrders(supplier), startFutureOrders(supplier)];
  supplier.onWake(() => agendas.forEach((agenda) => agenda.reset()));
  return () => [...agendas, lowData, supplier.webhooks].forEach((each) => each.stop());
}

function mountDialect(app: Hono, supplier: Supplier, dialect: Dialect): void {
  const serve = serverOf(supplier, dialect);
  const { prefix } = dialect;
  const get = (path: string, handler: Handler): void => void app.on("GET", withSlash(prefix + path), handler);
  app.post(`${prefix}/token`, serve("supplier.token", requestToken, { open: true }));
  get("/balance", serve("supplier.balance", getBalance));
  get("/compatible-devices-lite", serve("supplier.devices", listDevices));
  get("/packages", serve("supplier.packages", listPackages));
  app.post(`${prefix}/orders`, serve("supplier.orders.submit", submitOrder));
  app.post(`${prefix}/orders/topups`, serve("supplier.topups.submit", submitTopup));
  get("/orders", serve("supplier.orders.list", listOrders));
  get("/orders/:orderId", serve("supplier.orders.get", getOrder));
  get("/sims", serve("supplier.sims.list", listSims));
  get("/sims/:iccid", serve("supplier.sims.get", getSim));
  get("/sims/:iccid/instructions", serve("supplier.sims.instructions", getInstructions));
  get("/sims/:iccid/topups", serve("supplier.topups.list", listTopups));
  get("/sims/:iccid/packages", serve("supplier.history", getHistory, { wrapped: dialect.historyEnvelope }));
  const usage = serve("supplier.usage", getUsage);
  get(USAGE_PATH, (c) => (answersTo(supplier, dialect, "customer") ? usage(c) : c.notFound()));
  for (const { method, path, operation, endpoint } of EXTRA_ENDPOINTS) {
    const extra = serve(operation, endpoint);
    const addresses = method === "GET" ? withSlash(prefix + path) : [prefix + path];
    app.on(method, addresses, (c) => (hasExtras(supplier, dialect) ? extra(c) : c.notFound()));
  }
}

/**
 * The real router drops a slash at the end, so that the address of an eSIM without its ICCID is the list. A write to such
 * an address is commonly redirected and arrives as a read, without its body: here it is not found.
 */
function withSlash(address: string): string[] {
  return [address, `${address}/`];
}

function hasExtras(supplier: Supplier, dialect: Dialect): boolean {
  return dialect.name !== "pressone" || supplier.settings().pressoneExtras;
}

/** The usage page spells the prefix wrong; whether the real server does too is not known. */
function mountMisspeltUsage(app: Hono, supplier: Supplier): void {
  const usage = serverOf(supplier, PRESSONE)("supplier.usage", getUsage);
  app.on("GET", withSlash(MISSPELT_PREFIX + USAGE_PATH), (c) =>
    answersTo(supplier, PRESSONE, "cusomter") ? usage(c) : c.notFound(),
  );
}

/** Some pages call it v1, which the supplier does not have; here that is Stripe's address, but its keys are no tokens. */
function mountFormerVersion(app: Hono): void {
  const recorded = recordStrays("supplier");
  const turnAway: MiddlewareHandler = async (c, next) => {
    if (!isTokenLike(c.req.header("authorization"))) return next();
    await recorded(c, async () => {
      c.res = await c.notFound();
    });
  };
  app.use("/v1/*", turnAway);
}

function answersTo(supplier: Supplier, dialect: Dialect, spelling: "customer" | "cusomter"): boolean {
  const { usageSpelling } = supplier.settings();
  return dialect.name !== "pressone" || usageSpelling === "both" || usageSpelling === spelling;
}

type ServeOptions = {
  /** No bearer token needed. */ open?: boolean;
  /** Always in the success/code envelope. */ wrapped?: boolean;
};

function serverOf(supplier: Supplier, dialect: Dialect) {
  return (operation: string, endpoint: Endpoint, options: ServeOptions = {}) => {
    const answer = async (c: Context): Promise<Response> => {
      const call = { c, supplier, dialect, fields: c.get("body") };
      const counted: Record<string, string> = {};
      const reply = await replyOf(() => {
        Object.assign(counted, admit(call, operation, options.open ?? false));
        return endpoint(call);
      });
      c.set("isRefused", reply.isRefused);
      const headers = { ...counted, ...reply.headers };
      return send(
        c,
        { ...reply, headers },
        {
          settings: supplier.settings(),
          now: supplier.world.clock.now(),
          alwaysWrapped: options.wrapped === true && supplier.settings().historyInEnvelope,
        },
      );
    };
    const serve = withFaults(operation, answer, (c) => subjectOf(c, supplier));
    return async (c: Context) => withLimitHeaders(await serve(c), supplier.world.clock.now());
  };
}

async function replyOf(work: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}
