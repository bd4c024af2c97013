import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../world/settings.ts";

const clone = createHash("sha256").update(root).digest("hex").slice(0, 8);

const port = Number(process.env.E2E_PORT ?? 3100);

/** Where the browser journeys find their shop; beside the ports of a shop that may be running. */
export const E2E = {
  PORT: String(port),
  SANDBOX_PORT: String(port + 1010),
  SMTP_PORT: String(port + 1011),
  DATA_DIR: join(tmpdir(), `landfall-e2e-${clone}`),
  // One address per journey of staff: a code asked for by one would end the code of another.
  ADMIN_EMAILS:
    "orders-desktop@staff.test,orders-phone@staff.test,pages-desktop@staff.test,pages-phone@staff.test",
} as const;
