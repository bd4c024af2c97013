import { describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { fitting, isPushAddress, openPath, outcomeOf } from "./model";

const HOSTS = ["fcm.googleapis.com", ".push.apple.com"];
const SANDBOX = "http://localhost:4010";

test.each([
  ["a service by its name", "https://fcm.googleapis.com/fcm/send/abc", true],
  ["one below a name with a dot", "https://web.push.apple.com/abc", true],
  ["a name that only ends alike", "https://evilfcm.googleapis.com/abc", false],
  ["one below a name without a dot", "https://a.fcm.googleapis.com/abc", false],
  ["the name before another one", "https://fcm.googleapis.com.evil.example/abc", false],
  ["the name as somebody's password", "https://x:fcm.googleapis.com@evil.example/", false],
  ["a user at a known service", "https://user@fcm.googleapis.com/abc", false],
  ["no TLS", "http://fcm.googleapis.com/abc", false],
  ["another port", "https://fcm.googleapis.com:8443/abc", false],
  ["this machine", "https://localhost/abc", false],
  ["the cloud's own address", "http://169.254.169.254/latest/meta-data", false],
  ["the sandbox's push service", "http://localhost:4010/push/send/abc", true],
  ["another port beside the sandbox", "http://localhost:5432/push/send/abc", false],
  ["no address", "push", false],
])("%s: messages go there: %s", (_what, address, isKnown) => {
  expect(isPushAddress(address, { hosts: HOSTS, sandbox: SANDBOX })).toBe(isKnown);
});

test("without a sandbox this machine is no push service", () => {
  expect(isPushAddress(`${SANDBOX}/push/send/abc`, { hosts: HOSTS, sandbox: undefined })).toBe(false);
});

test.each([
  [201, "sent"],
  [404, "gone"],
  [410, "gone"],
  [429, "later"],
  [503, "later"],
  [302, "never"],
  [400, "never"],
  [413, "never"],
])("the answer %s means %s", (status, kind) => {
  expect(outcomeOf(status, null).kind).toBe(kind);
});

describe("where a notification leads", () => {
  const id = newId();

  test("is where the mail leads, without what opens it", () => {
    expect(openPath(`https://shop.test/de/orders/${id}/open/1-secret?session=cs_1`)).toBe(`/de/orders/${id}`);
    expect(openPath("https://shop.test/en/help#token")).toBe("/en/help");
  });

  test("is the list of eSIMs where the way itself is a secret", () => {
    expect(openPath(`https://shop.test/de/undo/${"a".repeat(43)}`)).toBe("/de/esims");
  });

  test("is the page of the eSIM that the mail is about", () => {
    const link = `https://shop.test/ar/orders/${newId()}/open/1-secret`;
    expect(openPath(`${link}?to=top-up&esim=${id}`)).toBe(`/ar/esims/${id}/top-up`);
    expect(openPath(`${link}?to=//evil.example&esim=${id}`)).toMatch(/^\/ar\/orders\/[\w-]+$/);
    expect(openPath(`${link}?to=top-up&esim=../../admin`)).toMatch(/^\/ar\/orders\/[\w-]+$/);
  });
});

test("a text is cut between its characters, to the byte", () => {
  expect(fitting("short", 10)).toBe("short");
  expect(fitting("日本日本", 9)).toBe("日本…");
  expect(fitting("🇯🇵🇯🇵", 11)).toBe("🇯🇵…");
});
