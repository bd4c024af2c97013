import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes an address that cannot be decoded by its letters, so that it is one more that leads nowhere: the framework would
 * answer 500 to it before anything of ours is asked (vercel/next.js#94278).
 */
export function spellOutAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const [path = "", ...query] = (request.url ?? "").split("?");
    if (!isReadable(path)) request.url = [path.replaceAll("%", "%25"), ...query].join("?");
  });
}
