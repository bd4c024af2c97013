import "server-only";
import { log } from "@/lib/platform/log";
import { storedFinding } from "../data";
import { rememberFinding } from "../mutations";

/** What was found out earlier about the supplier's API. Null also where it cannot be read: it is then found out anew. */
export async function knownFinding(supplier: string, name: string): Promise<string | null> {
  try {
    return await storedFinding(supplier, name);
  } catch (error) {
    log.warn(
      { err: error, supplier, finding: name },
      "what was found out about the supplier could not be read",
    );
    return null;
  }
}

/** Keeps what a call showed of the supplier's API. A failure to do so must not lose what the call was made for. */
export async function noteFinding(supplier: string, name: string, value: string): Promise<void> {
  try {
    await rememberFinding(supplier, name, value);
  } catch (error) {
    log.warn(
      { err: error, supplier, finding: name },
      "what was found out about the supplier could not be kept",
    );
  }
}
