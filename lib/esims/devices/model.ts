/** What an eSIM is installed with, as far as the ways to do it differ: an iPhone with and without one-tap installation. */
export const DEVICES = ["ios", "ios-old", "android", "computer"] as const;
export type Device = (typeof DEVICES)[number];

/** What a browser says of itself: its user agent, and where it sends them the client hints that are quoted in headers. */
export type Claims = {
  readonly userAgent: string;
  /** `Sec-CH-UA-Platform`, quotes and all. */
  readonly platform?: string | null;
};

/** The first iOS that opens installation links. */
const ONE_TAP_IOS = { major: 17, minor: 4 };

/** The version of iOS in a user agent; null where there is none. From iOS 26 on browsers stay at 18.6 here. */
export function iosVersion(userAgent: string): { readonly major: number; readonly minor: number } | null {
  const [, major, minor] = /(?:iPhone OS|CPU OS) (\d{1,3})[_.](\d{1,3})/.exec(userAgent) ?? [];
  return major && minor ? { major: Number(major), minor: Number(minor) } : null;
}

/** What a page is being read on; only ever changes the order of things. A browser may say something else than the truth. */
export function deviceOf({ userAgent, platform }: Claims): Device {
  if (/iPhone|iPod|iPad/.test(userAgent)) {
    const version = iosVersion(userAgent);
    if (!version) return "ios";
    const { major, minor } = version;
    const opensLinks =
      major > ONE_TAP_IOS.major || (major === ONE_TAP_IOS.major && minor >= ONE_TAP_IOS.minor);
    return opensLinks ? "ios" : "ios-old";
  }
  return /Android/.test(userAgent) || platform === '"Android"' ? "android" : "computer";
}

/** What scripts see of the device besides its user agent. */
export type Touch = {
  readonly points: number;
  /** The first means of pointing is a finger. */
  readonly isCoarse: boolean;
  /** The shorter side of the screen in CSS pixels. */
  readonly shortSide: number;
};

/** Wider than any phone, narrower than any touch screen on a desk. */
const WIDEST_PHONE = 600;

/**
 * What a browser is that calls itself a computer's: iPads say that they are Macs, and Android in its desktop mode says
 * that it is Linux. Null where it is what it says.
 */
export function disguisedDevice(userAgent: string, { points, isCoarse, shortSide }: Touch): Device | null {
  // No Mac has a touch screen.
  if (/Macintosh/.test(userAgent) && points > 1) return "ios";
  const isPhone = points > 1 && isCoarse && shortSide < WIDEST_PHONE;
  return /X11; Linux/.test(userAgent) && isPhone ? "android" : null;
}

/** Apps with a browser of their own, which keeps installation links and cookies to itself, and how each is told. */
const APPS = {
  instagram: /Instagram|Barcelona/,
  facebook: /FBAN|FBAV|FB_IAB/,
  tiktok: /TikTok|musical_ly|BytedanceWebview|trill_/,
  wechat: /MicroMessenger/,
  line: /\bLine\//,
  google: /\bGSA\//,
  other: /Snapchat|Twitter|LinkedInApp|Pinterest|KAKAOTALK|Telegram|; wv\)/,
} as const satisfies Record<string, RegExp>;
export type InApp = keyof typeof APPS;
const APP_NAMES = Object.keys(APPS) as InApp[];

/** The app whose own browser shows the page; null in a browser that is one. */
export function inAppOf(userAgent: string): InApp | null {
  const named = APP_NAMES.find((app) => APPS[app].test(userAgent));
  if (named) return named;
  // Every browser on iOS names Safari; what does not is the window of some app.
  return /iPhone|iPod|iPad/.test(userAgent) && !/Safari\//.test(userAgent) ? "other" : null;
}

/**
 * An address that leads from an app's own browser into the system's. There is no sure way: LINE has a parameter for it,
 * Android takes an intent, and Safari has a scheme of its own from iOS 15 on; some apps heed none of them.
 */
export function leavingAddress(address: string, { app, device }: { app: InApp; device: Device }): string {
  if (app === "line") {
    const url = new URL(address);
    url.searchParams.set("openExternalBrowser", "1");
    return url.href;
  }
  if (device === "ios" || device === "ios-old") return `x-safari-${address}`;
  const { protocol } = new URL(address);
  const rest = address.slice(`${protocol}//`.length);
  return `intent://${rest}#Intent;scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;end`;
}

/** Kinds of screens a code can be shown on, for people to recognise their own. */
export const SCREENS = [
  "windows",
  "mac",
  "linux",
  "chromebook",
  "tv",
  "console",
  "ipad",
  "iphone",
  "android",
  "unknown",
] as const;
export type Screen = (typeof SCREENS)[number];

const SCREEN_SIGNS: readonly (readonly [Screen, RegExp])[] = [
  ["tv", /SMART-TV|SmartTV|Tizen|Web0S|webOS|HbbTV|GoogleTV|Android TV|AFT[A-Z]|CrKey|BRAVIA|AppleTV/i],
  ["console", /PlayStation|Xbox|Nintendo/],
  ["ipad", /iPad/],
  ["iphone", /iPhone|iPod/],
  ["android", /Android/],
  ["chromebook", /CrOS/],
  ["windows", /Windows/],
  ["mac", /Macintosh|Mac OS X/],
  ["linux", /Linux|X11/],
];

/** What kind of screen asks, by its own words. */
export function screenOf(userAgent: string): Screen {
  return SCREEN_SIGNS.find(([, sign]) => sign.test(userAgent))?.[0] ?? "unknown";
}
