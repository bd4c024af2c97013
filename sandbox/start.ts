import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import type { Server } from "node:http";
import { mountControl } from "./control/routes.ts";
import { inWorld, recordStrays } from "./kernel/operation.ts";
import { mountKernel } from "./kernel/routes.ts";
import { openWorld, type SupplierProfile, type World } from "./kernel/world.ts";
import { mountMailbox } from "./mailbox/routes.ts";
import { mountPush } from "./push/routes.ts";
import { mountRates } from "./rates/routes.ts";
import { mountStripe } from "./stripe/routes.ts";
import { SUPPLIER_PATHS, mountSupplier } from "./supplier/routes.ts";

export type SandboxOptions = {
  dataDir: string;
  /** 0 takes any free port. */
  port?: number;
  smtpPort?: number;
  host?: string;
  profile?: SupplierProfile;
  seed?: number;
  clientId?: string;
  clientSecret?: string;
  /** Where Stripe's events go from the beginning, and what they are signed with. */
  webhookUrl?: string;
  webhookSecret?: string;
};

export type RunningSandbox = {
  url: string;
  port: number;
  smtpPort: number;
  world: World;
  stop(): Promise<void>;
};

// An area that holds something open besides its routes answers with how to close it.
type Area = (app: Hono, world: World) => unknown;
type Stop = () => void | Promise<void>;

const AREAS: Area[] = [mountSupplier, mountStripe, mountMailbox, mountPush, mountRates, mountControl];

export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const host = options.host ?? "127.0.0.1";
  const app = new Hono();
  let ready = false;
  const server = createAdaptorServer({
    fetch: (request, env) => (ready ? app.fetch(request, env) : new Response("starting", { status: 503 })),
    hostname: host,
  });
  // Taken before anything is opened: a second sandbox must not touch the first one's state.
  const port = await listening(server, options.port ?? 4010, host);
  const url = `http://localhost:${port}`;
  const world = openWorld({
    port,
    smtpPort: options.smtpPort ?? (options.port === 0 ? 0 : port + 1),
    dataDir: options.dataDir,
    profile: options.profile ?? "pressone",
    publicUrl: url,
    seed: options.seed ?? 1,
    credentials: {
      clientId: options.clientId ?? "sandbox-client",
      clientSecret: options.clientSecret ?? "sandbox-secret",
    },
    webhook: options.webhookUrl
      ? { url: options.webhookUrl, secret: options.webhookSecret ?? "whsec_sandbox" }
      : null,
  });

  app.use(inWorld(world));
  for (const path of SUPPLIER_PATHS) app.use(path, recordStrays("supplier"));
  mountKernel(app, world);
  const stops: Stop[] = [];
  for (const mount of AREAS) {
    const stop = await mount(app, world);
    if (typeof stop === "function") stops.push(stop as Stop);
  }
  ready = true;

  return {
    url,
    port,
    smtpPort: world.config.smtpPort,
    world,
    async stop() {
      for (const stop of stops) await stop();
      await closed(server);
      world.close();
    },
  };
}

/** The port it listens on: with 0 the system has chosen one. */
function listening(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Connections held open by a fault or a long poll would otherwise keep the process alive. */
function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    (server as Server).closeAllConnections();
  });
}
