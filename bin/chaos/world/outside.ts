import { type z } from "zod";

/** The sandbox as its operator sees it: its control API. */
export interface OutsideWorld {
  readonly url: string;
  readonly read: <T>(path: string, schema: z.ZodType<T>) => Promise<T>;
  readonly tell: <T>(path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
  readonly change: (path: string, body: unknown) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

async function answerOf(reply: Response): Promise<unknown> {
  const text = await reply.text();
  if (!reply.ok)
    throw new Error(`the sandbox answered ${reply.status} to ${reply.url}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** `path` is below the control API, or, with a slash in front, below the sandbox's address. */
export function openOutside(url: string): OutsideWorld {
  const addressOf = (path: string): string =>
    path.startsWith("/") ? `${url}${path}` : `${url}/control/api/${path}`;
  const send = async (method: string, path: string, body: unknown): Promise<unknown> =>
    answerOf(
      await fetch(addressOf(path), {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  return {
    url,
    read: async (path, schema) => schema.parse(await answerOf(await fetch(addressOf(path)))),
    tell: async (path, body, schema) => schema.parse(await send("POST", path, body)),
    change: async (path, body) => {
      await send(path === "settings" ? "PATCH" : "POST", path, body);
    },
    remove: async (path) => {
      await answerOf(await fetch(addressOf(path), { method: "DELETE" }));
    },
  };
}
