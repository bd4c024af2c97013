import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { crashTap, openAmbush, type CrashPoint } from "./crash-points.ts";
import { openLink, type Link, type Tap } from "./link.ts";
import { httpReader } from "./readers.ts";

let server: Server;
let link: Link | undefined;
let heard = "";

/** Answers each piece with itself. */
beforeEach(async () => {
  heard = "";
  server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (piece) => {
      heard += piece.toString();
      socket.write(piece);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(() => {
  link?.close();
  server.close();
});

async function open(tap?: () => Tap): Promise<Socket> {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  link = await openLink({ target: () => port, ...(tap && { tap }) });
  const socket = connect(link.port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** Whether in peace or by a reset. */
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once("close", resolve));

async function echoOf(socket: Socket, text: string): Promise<string> {
  let told = "";
  socket.on("data", (piece) => (told += piece.toString()));
  socket.write(text);
  await expect.poll(() => told.length).toBe(text.length);
  socket.removeAllListeners("data");
  return told;
}

test("it hands on both ways, and in drips too", async () => {
  const socket = await open();
  expect(await echoOf(socket, "hello")).toBe("hello");
  link?.drip();
  const long = "0123456789".repeat(100);
  expect(await echoOf(socket, long)).toBe(long);
});

test("a blocked line says nothing until it is healed", async () => {
  const socket = await open();
  await echoOf(socket, "a");
  link?.block();
  socket.write("b");
  socket.write("c");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toBe("a");
  link?.heal();
  await expect.poll(() => heard).toBe("abc");
});

test("a cut ends connections, and without a target there are none", async () => {
  const socket = await open();
  await echoOf(socket, "a");
  expect(link?.cut(() => true)).toBe(1);
  await closed(socket);
  link?.close();
  link = await openLink({ target: () => undefined });
  const refused = connect(link.port, "127.0.0.1");
  refused.on("error", () => undefined);
  await closed(refused);
});

const point = (edge: CrashPoint["edge"]): CrashPoint => ({
  name: `order.${edge}`,
  line: "outside",
  edge,
  is: ([request = ""]) => request === "POST /orders",
});

test.each([
  { edge: "before", reaches: "GET / HTTP/1.1\r\n" },
  { edge: "after", reaches: "GET / HTTP/1.1\r\nPOST /orders HTTP/1.1\r\n" },
] as const)("at a point $edge a call the process is killed, once", async ({ edge, reaches }) => {
  const met: string[] = [];
  let crashes = 0;
  const ambush = openAmbush(({ name }) => met.push(name));
  ambush.lay(point(edge));
  const socket = await open(() =>
    crashTap(httpReader(), { ambush, line: "outside", crash: () => (crashes += 1) }),
  );
  await echoOf(socket, "GET / HTTP/1.1\r\n");
  expect(crashes).toBe(0);
  let told = "";
  socket.on("data", (piece) => (told += piece.toString()));
  socket.write("POST /orders HTTP/1.1\r\n");
  await closed(socket);
  expect({ crashes, met, told, heard, laid: ambush.isLaid() }).toEqual({
    crashes: 1,
    met: [`order.${edge}`],
    told: "",
    heard: reaches,
    laid: false,
  });
});
