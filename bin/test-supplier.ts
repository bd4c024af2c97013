// A supplier of a few lines for tests of the adapter: one that answers what it is told, over real HTTP.
import { openPartner } from "@/lib/suppliers/partner/adapter";
import type { Connection } from "@/lib/suppliers/partner/connection";
import { airalo } from "@/lib/suppliers/airalo/adapter";
import type { Supplier } from "@/lib/suppliers/contract/supplier";
import { pressone } from "@/lib/suppliers/pressone/adapter";
import { db } from "@/lib/platform/db";
import { openTestSandbox } from "@/sandbox/supplier/testing";
import { type Asked, openTestServer } from "./test-server.ts";

type Words = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };
/** An answer to every call, or one that depends on what was asked. */
export type Script = Words | ((asked: Asked) => Words);

const TOKEN = { data: { token_type: "Bearer", expires_in: 86_400, access_token: "aaa.bbb.ccc" } };
let partners = 0;

/** An adapter with a server of its own; `meets` says what the supplier answers from now on, and forgets what it was asked. */
export async function openTestSupplier() {
  const server = await openTestServer();
  const meets = (script: Script, over: Partial<Connection> = {}): Supplier => {
    server.listen((asked) => {
      if (asked.path.endsWith("/token")) return { body: TOKEN };
      return typeof script === "function" ? script(asked) : script;
    });
    // A name of its own each: what was found out about one supplier, and its pauses, are not another's.
    partners += 1;
    return openPartner({
      name: `partner-${partners}`,
      label: "Partner",
      baseUrl: server.url,
      prefix: "/customer/v2",
      usagePrefixes: ["/customer/v2"],
      clientId: "client",
      clientSecret: "the-secret",
      tokenRequestsPerMinute: 100,
      signed: false,
      extras: false,
      concurrency: 8,
      ...over,
    });
  };
  return {
    url: server.url,
    meets,
    /** What it was asked besides tokens, oldest first. */
    asked: () => server.asked.filter(({ path }) => !path.endsWith("/token")),
    close: () => server.close(),
  };
}

export type TestSupplier = Awaited<ReturnType<typeof openTestSupplier>>;

/** Both adapters, as a shop has them, at a sandbox of their own. */
export async function openTestSuppliers(profile?: "pressone" | "airalo") {
  const sandbox = await openTestSandbox(profile);
  const access = {
    baseUrl: sandbox.url(),
    clientId: "sandbox-client",
    clientSecret: "sandbox-secret",
    concurrency: 8,
  };
  return {
    sandbox,
    pressone: () => pressone({ ...access, extras: false, voice: null }),
    airalo: () => airalo(access),
    /** Puts a supplier's setting. */
    set: (supplier: object) => sandbox.control("/settings", { supplier }, "PATCH"),
    pass: (advance: string) => sandbox.control("/clock", { advance }),
    /** Back to the first day, on both sides. */
    forget: async () => {
      await sandbox.control("/reset", {});
      await Promise.all([
        db().supplierToken.deleteMany(),
        db().supplierPause.deleteMany(),
        db().supplierFinding.deleteMany(),
      ]);
      await sandbox.signIn();
    },
    askedPaths: async (operation: string): Promise<string[]> => {
      const { body } = await sandbox.control<{ entries: { path: string }[] }>(
        `/ledger?operation=${operation}&limit=1000`,
      );
      return body.entries.map(({ path }) => path);
    },
    close: () => sandbox.close(),
  };
}

export type TestSuppliers = Awaited<ReturnType<typeof openTestSuppliers>>;
