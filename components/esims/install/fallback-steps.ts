import type { useTranslations } from "next-intl";

type Words = ReturnType<typeof useTranslations<"install">>;
type Steps = { viaQr: string[]; manual: string[]; network: string[] };

/** Our own steps, for when the operator has none. */
export function fallbackSteps(t: Words, os: "ios" | "android"): Steps {
  if (os === "ios") {
    return {
      viaQr: (["open", "scan", "confirm", "label"] as const).map((step) => t(`fallback.ios.qr.${step}`)),
      manual: (["open", "enter", "paste", "confirm"] as const).map((step) =>
        t(`fallback.ios.manual.${step}`),
      ),
      network: [],
    };
  }
  return {
    viaQr: (["open", "add", "scan", "enable"] as const).map((step) => t(`fallback.android.qr.${step}`)),
    manual: (["open", "add", "paste", "enable"] as const).map((step) => t(`fallback.android.manual.${step}`)),
    network: [],
  };
}
