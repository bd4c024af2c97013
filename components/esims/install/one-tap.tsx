import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import type { Device } from "@/lib/esims/devices/model";

type Props = { device: Exclude<Device, "ios-old">; appleLink: string; androidLink: string };

/** Installation without a camera, on the phone that reads this page. */
export function OneTap({ device, appleLink, androidLink }: Props) {
  const t = useTranslations("install.here");
  const buttons = [
    { os: "ios", href: appleLink, label: t("ios"), note: t("iosNote") },
    { os: "android", href: androidLink, label: t("android"), note: t("androidNote") },
  ] as const;
  const isComputer = device === "computer";
  const shown = isComputer ? buttons : buttons.filter((button) => button.os === device);
  return (
    <section aria-labelledby="here" className="print:hidden">
      <h2 id="here" className="text-heading">
        {t(`${device}Title`)}
      </h2>
      {isComputer && <p className="mt-1 text-small text-ink-soft">{t("computerText")}</p>}
      <ul className="mt-4 grid gap-5">
        {shown.map((button) => (
          <li key={button.os} className="grid gap-2">
            <LinkButton
              href={button.href}
              leaves
              wide
              size={isComputer ? "medium" : "large"}
              variant={isComputer ? "secondary" : "primary"}
              rel="noreferrer"
            >
              {button.label}
            </LinkButton>
            <p className="text-small text-ink-soft">{button.note}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
