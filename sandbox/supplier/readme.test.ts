import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "./testing.ts";

const textOf = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
const readme = textOf("README.md");
/** Where an operation and its handler stand side by side. */
const mounts = ["routes.ts", "extra-endpoints.ts"].map(textOf).join("\n");
const rows = readme
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );

const endpoints = rows.flatMap(([number = "", call = "", operation = "", file = ""]) => {
  const [, method = "", path = ""] = /^`(GET|POST|PUT) (\/[^`]*)`/.exec(call) ?? [];
  return method
    ? [{ number: Number(number), method, path, operation: operation.replaceAll("`", ""), file }]
    : [];
});
const settings = rows.flatMap(([id = "", , name = "", standard = ""]) => {
  const setting = /^`(\w+)`$/.exec(name)?.[1];
  return setting && (id === "" || /^A\d+$/.test(id))
    ? [{ setting, standard: standard.replaceAll("`", "") }]
    : [];
});
const constants = rows.flatMap(([id = "", , name = ""]) =>
  /^A\d+$/.test(id)
    ? [...name.matchAll(/`(\w+)` in `([\w./-]+)`/g)].map(([, constant = "", file = ""]) => ({
        constant,
        file,
      }))
    : [],
);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

describe("the README tells the truth about", () => {
  it("all endpoints and all assumptions", () => {
    expect(endpoints.map(({ number }) => number)).toEqual(
      Array.from({ length: 28 }, (_, index) => index + 1),
    );
    const ids = rows.flatMap(([id = ""]) => (/^A\d+$/.test(id) ? [id] : []));
    expect(ids).toEqual(Array.from({ length: 23 }, (_, index) => `A${index + 1}`));
  });

  it.each(endpoints)("endpoint $number, $method $path", async ({ number, method, path, operation, file }) => {
    const address = path.replace("{iccid}", "8910300000000000001").replace("{id}", "1");
    const ask = (prefix: string) => fetch(sandbox.url() + prefix + address, { method });
    // Without a token the door answers, which shows that there is one.
    const refused = number === 1 ? 422 : 401;
    expect((await ask("/v2")).status).toBe(refused);
    const { body } = await sandbox.control<{ entries: { operation: string }[] }>("/ledger?limit=1");
    expect(body.entries[0]?.operation).toBe(operation);
    expect((await ask("/customer/v2")).status).toBe(number > 14 ? 404 : refused);
    const [, handler = ""] = new RegExp(`"${operation}",\\s*(?:endpoint: )?(\\w+)`).exec(mounts) ?? [];
    expect(handler).not.toBe("");
    expect(textOf(file.replaceAll("`", ""))).toMatch(
      new RegExp(`^export (async )?function ${handler}\\(`, "m"),
    );
  });

  it.each(settings)("the setting $setting", async ({ setting, standard }) => {
    const { body } = await sandbox.control<{ supplier: Record<string, unknown> }>("/settings/defaults");
    expect(JSON.stringify(body.supplier[setting])).toBe(standard);
  });

  it.each(constants)("$constant in $file", ({ constant, file }) => {
    expect(textOf(file)).toMatch(new RegExp(`\\b${constant}\\b`));
  });
});
