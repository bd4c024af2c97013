import { expect, test } from "vitest";
import { boundValue, postgresReader } from "./postgres-reader.ts";

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const START = Buffer.concat([int32(8), int32(196_608)]);
const message = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
const query = (sql: string): Buffer => message("Q", Buffer.from(`${sql}\0`));
const value = (text: string): Buffer => Buffer.concat([int32(text.length), Buffer.from(text)]);

/** A statement with values, as a client sends it: named, filled in, carried out. */
function statement(sql: string, ...values: string[]): Buffer {
  return Buffer.concat([
    message("P", Buffer.from(`\0${sql}\0\0\0`)),
    message(
      "B",
      Buffer.concat([
        Buffer.from("\0\0\0\0\0"),
        Buffer.from([values.length]),
        ...values.map(value),
        Buffer.from([0, 0]),
      ]),
    ),
    message("E", Buffer.from("\0\0\0\0\0")),
    message("S", Buffer.alloc(0)),
  ]);
}

test("a commit tells the statements of its transaction, with their values", () => {
  const read = postgresReader();
  expect(read(START)).toBeUndefined();
  expect(read(query("BEGIN"))).toBeUndefined();
  expect(read(statement('INSERT INTO "a" VALUES ($1, $2)', "paid", "now"))).toBeUndefined();
  const told = read(query("COMMIT"));
  expect(told).toHaveLength(1);
  expect(told?.[0]).toMatch(/^INSERT INTO "a"/);
  expect(told?.[0]).toContain(boundValue("paid"));
  expect(told?.[0]).not.toContain(boundValue("pai"));
});

test("a statement outside of a transaction is a commit of its own", () => {
  const read = postgresReader();
  read(START);
  expect(read(statement("UPDATE b SET c = $1", "d"))?.[0]).toMatch(/^UPDATE b/);
  expect(read(query("SELECT 1"))).toEqual(["SELECT 1"]);
});

test("what is rolled back becomes nothing", () => {
  const read = postgresReader();
  read(START);
  read(query("BEGIN"));
  read(statement("UPDATE b SET c = $1", "d"));
  expect(read(query("ROLLBACK"))).toBeUndefined();
  read(query("BEGIN"));
  expect(read(query("COMMIT"))).toBeUndefined();
});

test("pieces may end anywhere", () => {
  const whole = Buffer.concat([
    START,
    query("BEGIN"),
    statement("DELETE FROM e WHERE f = $1", "g"),
    query("COMMIT"),
  ]);
  const read = postgresReader();
  const told = [...whole].flatMap((byte) => read(Buffer.from([byte])) ?? []);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(boundValue("g"));
});
