import { expect, test } from "vitest";
import { explainNpmFailure, missingRuntime } from "./bootstrap-advice.mjs";

const linux = { platform: "linux", arch: "x64", glibc: true, node: "18.0.0" };

test("Linux with glibc gets its Node from npm, whatever runs npm", () => {
  expect(missingRuntime(linux)).toBeUndefined();
  expect(missingRuntime({ ...linux, arch: "arm64" })).toBeUndefined();
});

test.each([
  ["macOS", { ...linux, platform: "darwin" }],
  ["musl", { ...linux, glibc: false }],
  ["another processor", { ...linux, arch: "ppc64" }],
])("%s needs a recent Node of its own", (_name, machine) => {
  expect(missingRuntime(machine)).toContain("install Node 22.18 or newer");
  expect(missingRuntime({ ...machine, node: "22.17.1" })).toContain("22.17.1");
  expect(missingRuntime({ ...machine, node: "22.18.0" })).toBeUndefined();
  expect(missingRuntime({ ...machine, node: "24.1.0" })).toBeUndefined();
});

test.each([
  ["npm error code ENOSPC\nnpm error nospc There is not enough space", "disk is full"],
  ["npm error code EACCES\nnpm error syscall mkdir", "no permission"],
  ["npm error code ENOTFOUND\nnpm error network request failed", "cannot be reached"],
  ["npm error code EUSAGE\nnpm error `npm ci` can only install", "disagree"],
  ["npm error code E404\nnpm error 404 Not Found", "code E404"],
  ["", "no message"],
])("one line for %j", (stderr, words) => {
  const line = explainNpmFailure(stderr);
  expect(line).toContain(words);
  expect(line).not.toContain("\n");
});
