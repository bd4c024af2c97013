import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../world/settings.ts";

const clone = createHash("sha256").update(root).digest("hex").slice(0, 8);

/** Where the browser journeys find their shop; beside the ports of a shop that may be running. */
export const E2E = {
  PORT: "3100",
  SANDBOX_PORT: "4110",
  SMTP_PORT: "4111",
  DATA_DIR: join(tmpdir(), `landfall-e2e-${clone}`),
} as const;
