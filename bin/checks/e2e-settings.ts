import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../world/settings.ts";

const clone = createHash("sha256").update(root).digest("hex").slice(0, 8);

const port = Number(process.env.E2E_PORT ?? 3100);

export type E2eWorld = {
  readonly SUPPLIER: "pressone" | "airalo";
  readonly PORT: string;
  readonly SANDBOX_PORT: string;
  readonly SMTP_PORT: string;
  readonly DATA_DIR: string;
  readonly ADMIN_EMAILS: string;
  readonly SHOP_NAME?: string;
  readonly SUPPORT_EMAIL?: string;
  readonly BRAND_FILE?: string;
};

function world(
  name: string,
  { place, supplier, staff }: { place: number; supplier: E2eWorld["SUPPLIER"]; staff: readonly string[] },
): E2eWorld {
  return {
    SUPPLIER: supplier,
    PORT: String(port + place),
    SANDBOX_PORT: String(port + 1010 + place),
    SMTP_PORT: String(port + 1011 + place),
    DATA_DIR: join(tmpdir(), `landfall-e2e-${clone}-${name}`),
    // One address per journey of staff: a code asked for by one would end the code of another.
    ADMIN_EMAILS: staff.map((name) => `${name}@staff.test`).join(","),
  };
}

/** One address per journey of staff: a code asked for by one would end the code of another. */
const STAFF = ["mails-phone", "orders-desktop", "pages-desktop", "pages-phone", "refunds-desktop"];

/** Where the browser journeys find their shops, side by side; beside the ports of a shop that may be running. */
export const E2E = {
  pressone: world("pressone", { place: 0, supplier: "pressone", staff: STAFF }),
  // Another supplier and another brand: what is wired to the first of either shows here.
  airalo: {
    ...world("airalo", { place: 4, supplier: "airalo", staff: ["supplier"] }),
    SHOP_NAME: "Coral Mobile",
    SUPPORT_EMAIL: "help@coral.test",
    BRAND_FILE: join(root, "e2e", "brand", "brand.json"),
  },
  // A world has one clock: moved elsewhere, it would close the pay pages of whoever is buying at that moment.
  clock: world("clock", { place: 8, supplier: "pressone", staff: [] }),
} as const satisfies Readonly<Record<string, E2eWorld>>;

/** The ports that the journeys need, by the variable that moves them. */
export const E2E_PORTS = Object.values(E2E).flatMap(({ PORT, SANDBOX_PORT, SMTP_PORT }) =>
  [PORT, SANDBOX_PORT, SMTP_PORT].map((each) => ["E2E_PORT", Number(each)] as const),
);
