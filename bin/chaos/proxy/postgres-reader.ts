import type { Reader } from "./readers.ts";

const LONGEST_KEPT = 2_000;
const HEADER = 5;

interface Message {
  readonly type: string;
  readonly body: Buffer;
}

/** Cuts what a client sends into the protocol's messages; the first one, of the start-up, has no type. */
function splitter(): (piece: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const messages: Message[] = [];
    for (;;) {
      const before = isStarted ? 1 : 0;
      if (rest.length < before + 4) return messages;
      const end = before + rest.readInt32BE(before);
      if (rest.length < end) return messages;
      if (isStarted)
        messages.push({ type: String.fromCharCode(rest[0] ?? 0), body: rest.subarray(HEADER, end) });
      isStarted = true;
      rest = rest.subarray(end);
    }
  };
}

function textsOf(body: Buffer, count: number): string[] {
  return body.toString("utf8").split("\0", count);
}

/**
 * Follows the transactions of one connection to PostgreSQL by what the client sends. When a piece asks for a commit, or
 * carries a statement outside of any transaction, it tells the statements that become lasting with it, each with its values.
 */
export function postgresReader(): Reader {
  const split = splitter();
  const prepared = new Map<string, string>();
  let transaction: string[] | undefined;
  let bound = "";

  function carriedOut(statement: string): readonly string[] | undefined {
    const word = /^\s*(\w+)/.exec(statement)?.[1]?.toUpperCase();
    if (word === "BEGIN" || word === "START") transaction = [];
    else if (word === "COMMIT" || word === "ROLLBACK") {
      const lasting = word === "COMMIT" ? transaction : undefined;
      transaction = undefined;
      return lasting;
    } else if (transaction) transaction.push(statement);
    else return [statement];
    return undefined;
  }

  function read({ type, body }: Message): readonly string[] | undefined {
    if (type === "Q") return carriedOut(textsOf(body, 1)[0] ?? "");
    if (type === "P") {
      const [name = "", text = ""] = textsOf(body, 2);
      prepared.set(name, text);
    } else if (type === "B") {
      const name = textsOf(body, 2)[1] ?? "";
      bound = `${prepared.get(name) ?? ""}\n${body.toString("latin1", 0, LONGEST_KEPT)}`;
    } else if (type === "E") return carriedOut(bound);
    return undefined;
  }

  return (piece) => {
    const found = split(piece).flatMap((message) => read(message) ?? []);
    return found.length > 0 ? found : undefined;
  };
}

/** How a statement's value looks among the others on the wire. */
export function boundValue(text: string): string {
  return `${String.fromCharCode(0, 0, 0, text.length)}${text}\0`;
}
