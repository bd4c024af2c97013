import { expect, test } from "vitest";
import { wayOnIn } from "./schema";

const ESIM = "0199c0de-0000-7000-8000-000000000001";
const wayOf = (query: string) => wayOnIn(new URLSearchParams(query));

test.each([
  ["esim", `/esims/${ESIM}`],
  ["install", `/esims/${ESIM}/install`],
  ["top-up", `/esims/${ESIM}/top-up`],
  ["doctor", `/esims/${ESIM}/doctor`],
])("a private link leads on to %s", (to, path) => {
  expect(wayOf(`to=${to}&esim=${ESIM}`)).toEqual({ esimId: ESIM, path });
});

test.each([
  "",
  `to=install`,
  `esim=${ESIM}`,
  `to=//evil.example&esim=${ESIM}`,
  `to=../../admin&esim=${ESIM}`,
  `to=install&esim=../../admin`,
  `to=constructor&esim=${ESIM}`,
])("and nowhere else: %j", (query) => {
  expect(wayOf(query)).toBeNull();
});
