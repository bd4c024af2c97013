import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

type Heard = { method: string; headers: IncomingHttpHeaders; body: string };

/** An address for tests that hears what is pushed to it and answers with the status it is told to. */
export async function openListener(answer: (heard: Heard) => number) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", headers } = request;
      response.writeHead(answer({ method, headers, body: Buffer.concat(chunks).toString() })).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
