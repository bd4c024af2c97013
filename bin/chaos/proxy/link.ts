import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Sees what passes on one connection. False keeps the piece back for good, and the connection is cut. */
export interface Tap {
  readonly request: (piece: Buffer) => boolean;
  readonly response: (piece: Buffer) => boolean;
}

interface Plan {
  /** The port behind the link as it is this moment; without one, whoever connects is hung up on. */
  readonly target: () => number | undefined;
  /** The ears of one connection, which comes from this port. */
  readonly tap?: (from: number) => Tap;
}

/** A line from one program to another, which we can spoil. */
export interface Link {
  readonly port: number;
  readonly open: () => number;
  /** Resets those of the connections that `isCut` picks; how many that were. */
  readonly cut: (isCut: () => boolean) => number;
  /** Until it is healed, nothing passes in either direction and nobody is told. */
  readonly block: () => void;
  /** Until it is healed, everything trickles through in small pieces. */
  readonly drip: () => void;
  readonly heal: () => void;
  readonly close: () => void;
}

const DRIP_BYTES = 256;
const DRIP_MS = 15;

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

function cutPair({ client, server }: Pair): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}

function* slicesOf(piece: Buffer): Generator<Buffer> {
  for (let at = 0; at < piece.length; at += DRIP_BYTES) yield piece.subarray(at, at + DRIP_BYTES);
}

/** What every piece has to get past. */
function openGate() {
  let mode: "free" | "blocked" | "dripping" = "free";
  let healed = Promise.withResolvers<undefined>();
  return {
    set: (next: typeof mode) => {
      mode = next;
      if (next === "blocked") return;
      healed.resolve(undefined);
      healed = Promise.withResolvers();
    },
    pass: async (piece: Buffer, to: Socket): Promise<void> => {
      if (mode === "blocked") await healed.promise;
      for (const slice of mode === "dripping" ? slicesOf(piece) : [piece]) {
        if (mode === "dripping") await pause(DRIP_MS);
        if (!to.destroyed && !to.write(slice)) await Promise.race([once(to, "drain"), once(to, "close")]);
      }
    },
  };
}

type Gate = ReturnType<typeof openGate>;

async function pump(from: Socket, to: Socket, through: { gate: Gate; see: Tap["request"] }): Promise<void> {
  for await (const piece of from as AsyncIterable<Buffer>) {
    if (!through.see(piece)) throw new Error("kept back");
    await through.gate.pass(piece, to);
  }
  to.end();
}

const BLIND: Tap = { request: () => true, response: () => true };

/** Listens on a port of its own and hands everything on. */
export async function openLink({ target, tap = () => BLIND }: Plan): Promise<Link> {
  const pairs = new Set<Pair>();
  const gate = openGate();
  const server = createServer({ noDelay: true }, (client) => {
    client.on("error", () => undefined);
    const port = target();
    if (port === undefined) {
      client.resetAndDestroy();
      return;
    }
    const pair = { client, server: connect({ port, host: "127.0.0.1", noDelay: true }) };
    pair.server.on("error", () => undefined);
    pairs.add(pair);
    const eyes = tap(client.remotePort ?? 0);
    const ways = [
      pump(client, pair.server, { gate, see: eyes.request }),
      pump(pair.server, client, { gate, see: eyes.response }),
    ];
    for (const way of ways)
      way.catch(() => {
        cutPair(pair);
      });
    void Promise.allSettled(ways).then(() => pairs.delete(pair));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the link has no port");
  return {
    port: address.port,
    open: () => pairs.size,
    cut: (isCut) => {
      const chosen = [...pairs].filter(isCut);
      for (const pair of chosen) cutPair(pair);
      return chosen.length;
    },
    block: () => {
      gate.set("blocked");
    },
    drip: () => {
      gate.set("dripping");
    },
    heal: () => {
      gate.set("free");
    },
    close: () => {
      gate.set("free");
      server.close();
      for (const pair of pairs) cutPair(pair);
    },
  };
}
