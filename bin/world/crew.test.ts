import { expect, test } from "vitest";
import { assembleCrew } from "./crew.ts";
import { until } from "./wait.ts";

test("whoever waits for something stops waiting once the crew is stopping", async () => {
  const crew = assembleCrew();
  const waiting = until(() => false, 600_000, crew.isStopping);
  await crew.stop();
  expect(await waiting).toBe(false);
});
