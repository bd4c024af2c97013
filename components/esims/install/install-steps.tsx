import { useLocale, useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { Disclosure } from "@/components/ui/disclosure";
import { QuietLink } from "@/components/ui/quiet-link";
import { type Device, iosVersion } from "@/lib/esims/devices/model";
import type { InstallGuide } from "@/lib/esims/schema";
import { listText } from "@/lib/platform/i18n/list-text";
import { fallbackSteps } from "./fallback-steps";

type Props = { guide: InstallGuide | null; device: Device; userAgent: string };

/** How to install it, system by system: the operator's own steps, or ours where it has none; the reader's own stand open. */
export function InstallSteps({ guide, device, userAgent }: Props) {
  const t = useTranslations("install");
  const locale = useLocale();
  const readers = { os: device === "ios-old" ? "ios" : device, version: iosVersion(userAgent)?.major };
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-title">
        {t("steps.title")}
      </h2>
      <div className="mt-3 border-t border-line">
        {(["ios", "android"] as const).flatMap((os) => {
          const known = guide?.[os] ?? [];
          const entries = known.length > 0 ? known : [{ version: null, ...fallbackSteps(t, os) }];
          const own = entries.findIndex(({ version }) =>
            versionsIn(version).includes(String(readers.version)),
          );
          return entries.map(({ version, viaQr, manual, network }, index) => (
            <Disclosure
              key={`${os} ${version ?? ""} ${index}`}
              summary={nameOf(os, version)}
              open={readers.os === os && index === Math.max(0, own)}
            >
              <div className="grid gap-6 sm:grid-cols-2">
                <Steps title={t("steps.qr")} steps={viaQr} />
                <Steps title={t("steps.manual")} steps={manual} />
                <Steps title={t("steps.network")} steps={network} />
              </div>
            </Disclosure>
          ));
        })}
      </div>
      <QuietLink href={helpPath(locale, "install")} className="mt-4">
        {t("steps.help")}
      </QuietLink>
    </section>
  );

  function nameOf(os: "ios" | "android", version: string | null): string {
    if (!version) return t(`steps.${os}`);
    return t("steps.version", {
      os: t(`steps.${os}`),
      version: listText(versionsIn(version), locale),
    });
  }
}

function versionsIn(version: string | null): string[] {
  return version?.split(/\s*,\s*/) ?? [];
}

function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <div>
      <h3 className="text-small">{title}</h3>
      <ol className="mt-2 grid list-decimal gap-2 ps-5 text-small text-ink-soft marker:font-semibold marker:text-ink">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
