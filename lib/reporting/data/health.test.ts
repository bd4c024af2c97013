import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { queueDepth, stopJobs } from "@/lib/platform/queue";
import { healthReport } from "./health";

let asked = 0;
let down = false;
const server = createServer((_request, response) => {
  asked += 1;
  if (down) response.destroy();
  else response.end();
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a port was expected");
  vi.stubEnv("PRESSONE_BASE_URL", `http://127.0.0.1:${String(address.port)}`);
  // To start both takes a cold machine longer than a check may last.
  await Promise.all([db().$queryRaw`SELECT 1`, queueDepth()]);
});
afterAll(async () => {
  server.close();
  await stopJobs();
});

test("callers share one question to the supplier, and its answer stands for a few seconds", async () => {
  const clock = vi.spyOn(performance, "now");
  const at = (milliseconds: number) => clock.mockReturnValue(milliseconds);
  at(1_000_000);
  const reports = await Promise.all(Array.from({ length: 10 }, () => healthReport()));
  expect(reports.map((report) => report.supplier)).toEqual(Array.from({ length: 10 }, () => "reachable"));
  down = true;
  at(1_004_000);
  expect((await healthReport()).supplier).toBe("reachable");
  expect(asked).toBe(1);
  at(1_006_000);
  expect((await healthReport()).supplier).toBe("unreachable");
  expect(asked).toBe(2);
});
