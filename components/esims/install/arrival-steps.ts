import type { useTranslations } from "next-intl";

type Words = ReturnType<typeof useTranslations<"install">>;
type Apn = { readonly type: string; readonly value: string | null };

/** The name of the access point where it has to be typed; null where the phone finds it by itself. */
export function typedApn({ type, value }: Apn): string | null {
  return type === "manual" && value ? value : null;
}

/** What has to be switched before the line carries data, and before the line at home costs any. */
export function arrivalSteps(t: Words, apn: Apn) {
  const steps = (["line", "data", "switching", "roaming", "home"] as const).map((key) => ({
    key,
    title: t(`after.${key}`),
    text: t(`after.${key}Text`),
  }));
  const last = typedApn(apn) ? "apnManual" : "apnAutomatic";
  return [...steps, { key: "apn" as const, title: t(`after.${last}`), text: t(`after.${last}Text`) }];
}
