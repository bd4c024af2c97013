import { describe, expect, test } from "vitest";
import { deviceOf, disguisedDevice, inAppOf, iosVersion, leavingAddress, screenOf } from "./model";
import { namedDevice } from "./schema";

const iphone = (version: string, rest = "Version/17.4 Mobile/15E148 Safari/604.1") =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
const IPAD_AS_MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15";
const OLD_IPAD =
  "Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";
const ANDROID_AS_DESKTOP =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

describe("the device", () => {
  test.each([
    ["iOS 17.4", iphone("17_4"), "ios"],
    ["iOS 18", iphone("18_6"), "ios"],
    ["a version with a third number", iphone("17_4_1"), "ios"],
    ["iOS 17.3", iphone("17_3_1"), "ios-old"],
    ["iOS 15", iphone("15_7"), "ios-old"],
    ["an iPad that says so", OLD_IPAD, "ios-old"],
    ["an iPhone that keeps its version to itself", "Mozilla/5.0 (iPhone) Safari/604.1", "ios"],
    ["Android", ANDROID, "android"],
    ["Windows", WINDOWS, "computer"],
    ["nothing at all", "", "computer"],
  ])("%s", (_what, userAgent, device) => {
    expect(deviceOf({ userAgent })).toBe(device);
  });

  test("is what a client hint says where the user agent says less", () => {
    expect(deviceOf({ userAgent: ANDROID_AS_DESKTOP, platform: '"Android"' })).toBe("android");
    expect(deviceOf({ userAgent: ANDROID_AS_DESKTOP, platform: '"Linux"' })).toBe("computer");
  });

  test("has the version of its system", () => {
    expect(iosVersion(iphone("15_7"))).toEqual({ major: 15, minor: 7 });
    expect(iosVersion(OLD_IPAD)).toEqual({ major: 12, minor: 5 });
    expect(iosVersion(IPAD_AS_MAC)).toBeNull();
  });

  test.each([
    {
      what: "an iPad as a Mac",
      userAgent: IPAD_AS_MAC,
      touch: { points: 5, isCoarse: true, shortSide: 820 },
      device: "ios",
    },
    {
      what: "a Mac",
      userAgent: IPAD_AS_MAC,
      touch: { points: 0, isCoarse: false, shortSide: 900 },
      device: null,
    },
    {
      what: "Android as Linux",
      userAgent: ANDROID_AS_DESKTOP,
      touch: { points: 5, isCoarse: true, shortSide: 412 },
      device: "android",
    },
    {
      what: "a touch screen on a desk",
      userAgent: ANDROID_AS_DESKTOP,
      touch: { points: 10, isCoarse: true, shortSide: 1080 },
      device: null,
    },
    {
      what: "a tablet with Windows",
      userAgent: WINDOWS,
      touch: { points: 10, isCoarse: true, shortSide: 500 },
      device: null,
    },
  ])("is looked through: $what", ({ userAgent, touch, device }) => {
    expect(disguisedDevice(userAgent, touch)).toBe(device);
  });

  test("is named in an address by one of four words", () => {
    expect(["ios", "ios-old", "android", "computer"].map(namedDevice)).not.toContain(null);
    expect([undefined, "", "toaster", ["ios", "android"], "__proto__"].map(namedDevice)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("the app whose window it is", () => {
  test.each([
    [iphone("17_4", "Mobile/15E148 Instagram 330.0.0.28.115 (iPhone14,5; iOS 17_4)"), "instagram"],
    [iphone("17_4", "Mobile/15E148 [FBAN/FBIOS;FBAV/460.0.0.31.103]"), "facebook"],
    [`${ANDROID} musical_ly_2023`, "tiktok"],
    [iphone("17_4", "Mobile/15E148 MicroMessenger/8.0.47"), "wechat"],
    [iphone("17_4", "Mobile/15E148 Safari Line/14.4.0"), "line"],
    [iphone("17_4", "GSA/310.0 Mobile/15E148 Safari/604.1"), "google"],
    [ANDROID.replace("; K)", "; K; wv)"), "other"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", "other"],
  ])("%s", (userAgent, app) => {
    expect(inAppOf(userAgent)).toBe(app);
  });

  test.each([
    iphone("17_4"),
    iphone("17_4", "CriOS/130.0 Mobile/15E148 Safari/604.1"),
    ANDROID,
    WINDOWS,
    IPAD_AS_MAC,
    "",
  ])("is none in a browser: %s", (userAgent) => {
    expect(inAppOf(userAgent)).toBeNull();
  });

  test("is left by an address that the system opens", () => {
    const address = "https://shop.example/en/orders/1/open/1-a?esim=2";
    expect(leavingAddress(address, { app: "instagram", device: "ios" })).toBe(`x-safari-${address}`);
    expect(leavingAddress(address, { app: "other", device: "android" })).toBe(
      "intent://shop.example/en/orders/1/open/1-a?esim=2#Intent;scheme=https;action=android.intent.action.VIEW;end",
    );
    expect(leavingAddress(address, { app: "line", device: "ios" })).toBe(`${address}&openExternalBrowser=1`);
  });
});

test.each([
  [WINDOWS, "windows"],
  [IPAD_AS_MAC, "mac"],
  [ANDROID_AS_DESKTOP, "linux"],
  [ANDROID, "android"],
  [iphone("17_4"), "iphone"],
  [OLD_IPAD, "ipad"],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36",
    "chromebook",
  ],
  ["Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36", "tv"],
  ["Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36", "tv"],
  ["Mozilla/5.0 (PlayStation; PlayStation 5/6.00) AppleWebKit/605.1.15", "console"],
  ["", "unknown"],
])("a screen is known by its kind: %s", (userAgent, screen) => {
  expect(screenOf(userAgent)).toBe(screen);
});
