import { expect, test } from "vitest";
import { isFromOurPage } from "./from-our-page";

test.each([
  [{ host: "shop.test", origin: "https://shop.test", "sec-fetch-site": "same-origin" }, true],
  [{ host: "shop.test", origin: "https://shop.test" }, true],
  [{ host: "inside:3000", "x-forwarded-host": "shop.test", origin: "https://shop.test" }, true],
  [{ host: "shop.test" }, true],
  [{ host: "shop.test", origin: "https://evil.test" }, false],
  [{ host: "shop.test", origin: "null" }, false],
  [{ host: "shop.test", "sec-fetch-site": "cross-site" }, false],
  [{ host: "shop.test", "sec-fetch-site": "same-site" }, false],
])("a form with %j is heard: %s", (headers, isHeard) => {
  expect(isFromOurPage(new Request("https://shop.test/", { method: "POST", headers }))).toBe(isHeard);
});
