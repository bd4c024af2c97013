import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { db } from "./db";
import { startWorkers, stopJobs, topic, wake, worker } from "./queue";

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

test("jobs are worked on side by side, only so many at a time, and the next follows at once", async () => {
  const busy = topic("test.busy", z.object({ number: z.int() }));
  for (let number = 1; number <= 5; number += 1) await wake(busy, { number });
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const handler = ({ number }: { number: number }): Promise<void> => {
    started.push(number);
    return new Promise((resolve) => ends.push(resolve));
  };
  await startWorkers([worker(busy, handler, { concurrency: 2 })]);
  const inState = async (name: string) => {
    const [row] = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pgboss.job WHERE name = ${busy.name} AND state::text = ${name}`;
    return Number(row?.count);
  };

  await vi.waitFor(() => expect(started).toEqual([1, 2]));
  ends[1]?.();
  await vi.waitFor(() => expect(started).toEqual([1, 2, 3]));
  expect(await inState("active")).toBe(2);
  ends[0]?.();
  ends[2]?.();
  await vi.waitFor(() => expect(started).toHaveLength(5));
  ends[3]?.();
  ends[4]?.();
  await vi.waitFor(async () => expect(await inState("completed")).toBe(5));
});
