import "server-only";
import { SupplierError } from "../errors";
import type { Connection } from "./connection";
import { knownFinding, noteFinding } from "./findings";

const FINDING = "usage-prefix";

/** Asks for a usage below one prefix. */
type Ask<T> = (prefix: string) => Promise<T>;

/**
 * Usage may be found under more than one prefix. Which one it is gets found out by the first question, is remembered for
 * all processes, and is doubted only when the address itself is unknown to the supplier.
 */
export function openUsagePath({ name, usagePrefixes }: Pick<Connection, "name" | "usagePrefixes">) {
  let found: string | null = null;
  let firstQuestion: Promise<unknown> | null = null;

  async function remembered(): Promise<string | null> {
    const stored = await knownFinding(name, FINDING);
    return usagePrefixes.find((prefix) => prefix === stored) ?? null;
  }

  async function remember(prefix: string): Promise<void> {
    if (found === prefix) return;
    found = prefix;
    await noteFinding(name, FINDING, prefix);
  }

  async function askAt<T>(prefix: string, ask: Ask<T>): Promise<T> {
    try {
      const answer = await ask(prefix);
      await remember(prefix);
      return answer;
    } catch (error) {
      if (isAboutTheEsim(error)) await remember(prefix);
      throw error;
    }
  }

  async function askAll<T>(ask: Ask<T>): Promise<T> {
    found ??= await remembered();
    const likeliest = found ?? usagePrefixes[0];
    try {
      return await askAt(likeliest, ask);
    } catch (error) {
      if (!isAddressUnknown(error)) throw error;
      for (const other of usagePrefixes.filter((prefix) => prefix !== likeliest)) {
        try {
          return await askAt(other, ask);
        } catch (elsewhere) {
          if (!isAddressUnknown(elsewhere)) throw elsewhere;
        }
      }
      throw error;
    }
  }

  return async <T>(ask: Ask<T>): Promise<T> => {
    if (usagePrefixes.length === 1) return ask(usagePrefixes[0]);
    if (found !== null) return askAll(ask);
    if (firstQuestion) {
      // Its failure is its caller's; everyone else asks for themselves.
      await firstQuestion.catch(() => undefined);
      return askAll(ask);
    }
    const question = askAll(ask);
    firstQuestion = question;
    try {
      return await question;
    } finally {
      firstQuestion = null;
    }
  };
}

/** No words of the API's own: nothing was said about the eSIM, only that there is no such address. */
function isAddressUnknown(error: unknown): boolean {
  return error instanceof SupplierError && error.status === 404 && error.kind === "unavailable";
}

function isAboutTheEsim(error: unknown): boolean {
  return error instanceof SupplierError && error.kind === "not_found";
}
