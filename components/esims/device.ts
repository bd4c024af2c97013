export type Device = "ios" | "android" | "computer";

/** What a page is being read on, from the browser's own words; only ever changes the order of things. */
export function deviceOf(userAgent: string): Device {
  if (/iPhone|iPod/.test(userAgent)) return "ios";
  return /Android/.test(userAgent) ? "android" : "computer";
}

/** True inside another app's browser, which does not hand installation links to the system. */
export function isInAppBrowser(userAgent: string): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|TikTok|musical_ly|Snapchat|Twitter|LinkedInApp|Pinterest|GSA\/|; wv\)/.test(
    userAgent,
  );
}
