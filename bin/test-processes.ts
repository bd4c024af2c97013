// Several processes of the shop for one test: plain Node with lib/, on the test's own database, each told what to do.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const FLAGS = [
  "--disable-warning=ExperimentalWarning",
  "--import",
  fileURLToPath(new URL("lib-hooks.ts", import.meta.url)),
  "--input-type=module-typescript",
];

/** Each message is one piece of work, of which what came is sent back. */
const around = (work: string) => `
  const work = async (given: any): Promise<unknown> => { ${work} };
  process.on("message", ({ given }: any) => {
    work(given).then((value) => ({ value: value ?? null }), (error) => ({ failure: String(error) }))
      .then((reply) => process.send?.(reply));
  });
  process.send?.({ value: "ready" });
`;
const reply = z.union([
  z.object({ value: z.unknown() }).strict(),
  z.object({ failure: z.string() }).strict(),
]);

async function replyOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const ended = once(child, "exit", { signal }).then(() => [{ failure: "the process ended" }]);
    const [told] = (await Promise.race([once(child, "message", { signal }), ended])) as unknown[];
    const read = reply.parse(told);
    if ("failure" in read) throw new Error(read.failure);
    return read.value;
  } finally {
    over.abort();
  }
}

/**
 * Starts `count` processes. `work` is the body of an async function: it finds what it is told in `given`, imports what it needs,
 * and returns what can be sent.
 */
export async function startProcesses(count: number, work: string, variables: Record<string, string>) {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [...FLAGS, "-e", around(work)], {
      env: { ...process.env, ...variables },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    }),
  );
  await Promise.all(children.map(replyOf));
  const ask = (child: ChildProcess, given: unknown) => {
    const replied = replyOf(child);
    child.send({ given });
    return replied;
  };
  return {
    /** Tells one of them; counted from 0. */
    tell: async (place: number, given: unknown = null) => {
      const child = children[place];
      if (!child) throw new Error(`there is no process ${place}`);
      return ask(child, given);
    },
    /** Tells all of them at once. */
    tellAll: (given: unknown = null) => Promise.all(children.map((child) => ask(child, given))),
    close: async () => {
      const ended = children.map((child) => once(child, "exit"));
      for (const child of children) child.kill();
      await Promise.all(ended);
    },
  };
}

export type TestProcesses = Awaited<ReturnType<typeof startProcesses>>;
