import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "../supplier/testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const FORM = "application/x-www-form-urlencoded";

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const order = async (body: string, type = "application/json") => {
  const headers = { ...sandbox.headers(), "content-type": type };
  const response = await fetch(`${sandbox.url()}/customer/v2/orders`, { method: "POST", headers, body });
  return { status: response.status, text: await response.text() };
};
const nestedJson = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const lastRequest = async () =>
  (await sandbox.control<{ entries: { request: unknown }[] }>("/ledger?operation=supplier.orders.submit"))
    .body.entries[0]?.request;

it("takes JSON that is nested as deeply as PHP takes it", async () => {
  const answer = await order(`{"package_id":"${PACKAGE}","quantity":1,"x":${nestedJson(500)}}`);
  expect(answer.status).toBe(200);
});

it.each([513, 5_000, 200_000])("reads nothing out of JSON that is nested %i deep", async (depth) => {
  const answer = await order(`{"package_id":"${PACKAGE}","quantity":1,"x":${nestedJson(depth)}}`);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('"code":34');
});

it("forgets form fields that are nested without end, and keeps the others", async () => {
  const answer = await order(`package_id=${PACKAGE}&quantity=1&x${"[a]".repeat(100_000)}=1`, FORM);
  expect(answer.status).toBe(200);
});

it("reads a long list in a form", async () => {
  const answer = await order(`package_id=${PACKAGE}&quantity=1&${"x[]=1&".repeat(50_000)}x[a]=b`, FORM);
  expect(answer.status).toBe(200);
});

it("takes a content type in any case", async () => {
  const answer = await order(`package_id=${PACKAGE}&quantity=1`, "Application/X-WWW-Form-URLEncoded");
  expect(answer.status).toBe(200);
});

it.each([
  ["most clients", "multipart/form-data; boundary=b", 'Content-Disposition: form-data; name="@"'],
  [".NET", 'Multipart/Form-Data; boundary="b"', "Content-Disposition: form-data; name=@"],
  [
    "Apache's client",
    "multipart/form-data; boundary=b; charset=ISO-8859-1",
    'content-disposition: form-data; name="@"\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit',
  ],
])("takes multipart as %s sends it, with or without a preamble", async (_client, type, head) => {
  const parts = Object.entries({ package_id: PACKAGE, quantity: "1" })
    .map(([name, value]) => `--b\r\n${head.replace("@", name)}\r\n\r\n${value}\r\n`)
    .join("");
  for (const preamble of ["", "Hello\r\n"])
    expect(await order(`${preamble}${parts}--b--\r\n`, type)).toMatchObject({ status: 200 });
});

it("leaves files and broken parts out of multipart", async () => {
  const part = (head: string, text: string) => `--b\r\n${head}\r\n\r\n${text}\r\n`;
  const body = [
    part('Content-Disposition: form-data; name="package_id"', PACKAGE),
    part('Content-Disposition: form-data; name="description"; filename="a.txt"', "a file"),
    part('Content-Disposition: form-data; name="quantity"', "1"),
    part("X-Nothing: here", "lost"),
    "--b\r\nbroken off",
  ].join("");
  const answer = await order(body, "multipart/form-data; boundary=b");
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('"description":null');
});

it("keeps only the beginning of a large request in the ledger", async () => {
  await order(JSON.stringify({ package_id: PACKAGE, quantity: 1, x: "y".repeat(100_000) }));
  expect(await lastRequest()).toMatchObject({ shortened: true });
});

it("turns away a body that no server would take", async () => {
  const answer = await order(`{"package_id":"${PACKAGE}","quantity":1,"x":"${"y".repeat(20_000_000)}"}`);
  expect(answer.status).toBe(413);
  expect(await lastRequest()).toBeUndefined();
});
