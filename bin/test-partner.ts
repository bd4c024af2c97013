// A supplier of a few lines for tests of what speaks the Partner API: it gives tokens, and one answer to everything else.
import { expect } from "vitest";
import { SupplierError } from "@/lib/suppliers/errors";
import { openTestServer } from "./test-server";

const TOKEN = {
  data: { token_type: "Bearer", expires_in: 86_400, access_token: "aaa.bbb.ccc" },
  meta: { message: "success" },
};

export async function openTestPartner() {
  const server = await openTestServer();
  const isToken = (path: string) => path.endsWith("/token");
  const asked = () => server.asked.filter(({ path }) => !isToken(path));
  return {
    url: server.url,
    close: server.close,
    /** What comes back from now on. */
    answers: (body: unknown, status = 200): void =>
      server.listen(({ path }, response) => {
        if (isToken(path)) return { body: TOKEN };
        if (status !== 204) return { status, body };
        response.writeHead(204).end();
        return undefined;
      }),
    /** What comes back to one request after the other. */
    answersInTurn: (...words: readonly { status?: number; body: unknown }[]): void => {
      const left = [...words];
      server.listen(({ path }) => (isToken(path) ? { body: TOKEN } : left.shift()));
    },
    /** What was asked besides tokens, oldest first. */
    asked,
    /** The only request there was, read by its own type. */
    sent: async () => {
      const [only, ...more] = asked();
      if (!only || more.length > 0) throw new Error(`not one request but ${asked().length}`);
      const { method, path, headers, body } = only;
      const type = headers["content-type"] ?? "";
      return { method, path, headers, type: type.split(";")[0], fields: await fieldsOf(body, type) };
    },
    /** Refused in words before anything was sent. */
    refuses: async (work: Promise<unknown>): Promise<void> => {
      server.asked.length = 0;
      const { kind, supplierText } = await problemOf(work);
      expect(kind).toBe("rejected");
      expect(supplierText).toMatch(/\w+ \w+/);
      expect(server.asked).toEqual([]);
    },
  };
}

export type TestPartner = Awaited<ReturnType<typeof openTestPartner>>;

async function fieldsOf(body: string, type: string): Promise<unknown> {
  const read = new Response(body, { headers: { "content-type": type } });
  if (type.startsWith("application/json")) return read.json();
  return body ? [...(await read.formData())] : null;
}

/** The supplier's error that a call ends in. */
export async function problemOf(work: Promise<unknown>): Promise<SupplierError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof SupplierError) return error;
  throw new Error(`no error of the supplier's: ${String(error)}`);
}

/** A capability that has to be there. */
export function had<T>(capability: T | null): T {
  if (capability === null) throw new Error("the supplier lacks it");
  return capability;
}
