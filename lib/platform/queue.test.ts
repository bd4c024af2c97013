import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "./db";
import { stopJobs, topic, wake } from "./queue";

const example = topic("test.wake", z.object({ id: z.string() }));
const waiting = async () => {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT data->>'id' AS id FROM pgboss.job WHERE name = ${example.name} AND state = 'created' ORDER BY id`;
  return rows.map(({ id }) => id);
};

afterAll(stopJobs);

/** Two delays, in seconds, whose slots since the epoch began at the same moment and go on for a while. */
function delaysOfOneSlot(): [number, number] {
  const seconds = Date.now() / 1000;
  for (let short = 10_000; ; short += 1) {
    const into = seconds % (2 * short);
    if (into > 100 && into < short - 100) return [short, 2 * short];
  }
}

test("the same wake-up is put in once, and again for another delay", async () => {
  const [short, long] = delaysOfOneSlot();
  for (const delaySeconds of [short, short, long, long]) await wake(example, { id: "a" }, { delaySeconds });
  await wake(example, { id: "b" }, { delaySeconds: short });
  expect(await waiting()).toEqual(["a", "a", "b"]);
});
