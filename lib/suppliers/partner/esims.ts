import "server-only";
import { z } from "zod";
import type { SupplierPackage } from "../contract/catalogue";
import type { SupplierInstructions } from "../contract/esims";
import type { Supplier } from "../contract/supplier";
import { SupplierError } from "../errors";
import { createdFilter, read, readPage, simPath } from "./calls";
import { type Client, parse } from "./client";
import { openUsagePath } from "./usage-path";
import { instructionsWire } from "./wire/instructions";
import { discountOf, packageWire } from "./wire/packages";
import { esimWire } from "./wire/sims";
import { historyWire, usageWire } from "./wire/usage";
import { list, opened } from "./wire/values";

// A page waits for these: what is known already is better than a long wait. Those that the supplier limits per eSIM are
// not repeated either, since each try counts.
const FOR_A_PAGE = { tries: 1, timeoutMs: 8_000 } as const;

type Esims = Pick<Supplier, "esim" | "listEsims" | "listTopups" | "usage" | "history" | "instructions">;

/** What is known of eSIMs after they were sold. */
export function openEsims(client: Client): Esims {
  const { prefix } = client.connection;
  const atUsagePath = openUsagePath(client.connection);
  return {
    esim: async (iccid) => read(client, { operation: "get-esim", path: simPath(client, iccid) }, esimWire),
    listEsims: ({ page, ...days }) => {
      const path = `${prefix}/sims?include=order${createdFilter(days)}`;
      return readPage(client, { operation: "list-esims", path, page }, esimWire);
    },
    listTopups: (iccid) => listTopups(client, iccid),
    usage: async (iccid) => {
      const path = simPath(client, iccid, "/usage").slice(prefix.length);
      return atUsagePath((usagePrefix) =>
        read(
          client,
          { ...FOR_A_PAGE, operation: "usage", path: `${usagePrefix}${path}`, scope: iccid },
          usageWire,
        ),
      );
    },
    history: async (iccid) => {
      const path = simPath(client, iccid, "/packages");
      return read(client, { ...FOR_A_PAGE, operation: "history", path, scope: iccid }, list(historyWire));
    },
    instructions: (iccid, language) => instructions(client, iccid, language),
  };
}

async function listTopups(client: Client, iccid: string): Promise<readonly SupplierPackage[]> {
  const path = simPath(client, iccid, "/topups");
  const answer = await client.call({ ...FOR_A_PAGE, operation: "topups", method: "GET", path });
  const { data, root } = opened(answer.body);
  const wire = packageWire(discountOf(root));
  const rows = parse(list(z.unknown()), data, "read");
  const readable = rows.flatMap((row) => wire.safeParse(row).data ?? []);
  // One that cannot be read is not offered; where none can, the answer is not what it should be.
  return rows.length > 0 && readable.length === 0 ? parse(z.array(wire), rows, "read") : readable;
}

const FALLBACK = "en";

/** The supplier's steps in the reader's language; in English where it does not know that one. */
async function instructions(client: Client, iccid: string, language: string): Promise<SupplierInstructions> {
  const path = simPath(client, iccid, "/instructions");
  const ask = (wanted: string) =>
    read(
      client,
      { ...FOR_A_PAGE, operation: "instructions", path, headers: { "Accept-Language": wanted } },
      instructionsWire,
    );
  const wanted =
    z
      .string()
      .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
      .safeParse(language).data ?? FALLBACK;
  if (wanted.toLowerCase() === FALLBACK) return ask(FALLBACK);
  try {
    const found = await ask(wanted);
    return found.ios.length + found.android.length > 0 ? found : await ask(FALLBACK);
  } catch (error) {
    if (error instanceof SupplierError && error.kind === "rejected") return ask(FALLBACK);
    throw error;
  }
}
