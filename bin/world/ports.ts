import { createServer } from "node:net";
import { Failure, hasCode } from "./fail.ts";

function tryListen(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if (hasCode(error, "EADDRINUSE")) resolve(undefined);
      // No IPv6 here: nobody can hold the port there either.
      else if (hasCode(error, "EAFNOSUPPORT", "EADDRNOTAVAIL")) resolve(port);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : port);
      });
    });
  });
}

export async function isFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) {
    if ((await tryListen(port, host)) === undefined) return false;
  }
  return true;
}

export async function freePort(): Promise<number> {
  const port = await tryListen(0, "127.0.0.1");
  if (port === undefined) throw new Failure("No free port is left on this machine.");
  return port;
}

/** Refuses to go on while somebody else holds a port that we need. */
export async function claimPorts(
  ports: readonly (readonly [variable: string, port: number])[],
): Promise<void> {
  const seen = new Map<number, string>();
  for (const [variable, port] of ports) {
    const other = seen.get(port);
    if (other !== undefined) {
      throw new Failure(
        `${variable} and ${other} are both ${String(port)}: set ${variable} to another port.`,
      );
    }
    seen.set(port, variable);
    const free = await isFree(port).catch((error: unknown) => {
      if (!hasCode(error, "EACCES")) throw error;
      throw new Failure(`Port ${String(port)} needs more rights: set ${variable} to a port above 1023.`);
    });
    if (!free) {
      const advice = `set ${variable} to another port (for example ${variable}=${String(port + 100)}) or stop what uses it.`;
      throw new Failure(`Port ${String(port)} is taken: ${advice}`);
    }
  }
}
