import { useLocale, useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { Disclosure } from "@/components/ui/disclosure";
import { QuietLink } from "@/components/ui/quiet-link";
import type { InstallGuide } from "@/lib/esims/schema";
import { listText } from "@/lib/platform/i18n/list-text";
import type { Device } from "./device";
import { fallbackSteps } from "./fallback-steps";

type Group = { key: string; title: string; steps: readonly string[] };

/** How to install it, system by system: the operator's own steps, or ours where it has none. */
export function InstallSteps({ guide, device }: { guide: InstallGuide | null; device: Device }) {
  const t = useTranslations("install");
  const locale = useLocale();
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-title">
        {t("steps.title")}
      </h2>
      <div className="mt-3 border-t border-line">
        {(["ios", "android"] as const).flatMap((os) => {
          const known = guide?.[os] ?? [];
          const versions = known.length > 0 ? known : [{ version: null, ...fallbackSteps(t, os) }];
          return versions.map(({ version, viaQr, manual, network }, index) => {
            const name = version
              ? t("steps.version", {
                  os: t(`steps.${os}`),
                  version: listText(version.split(/\s*,\s*/), locale),
                })
              : t(`steps.${os}`);
            const groups: Group[] = [
              { key: "qr", title: t("steps.qr"), steps: viaQr },
              { key: "manual", title: t("steps.manual"), steps: manual },
              { key: "network", title: t("steps.network"), steps: network },
            ];
            return (
              <Disclosure
                key={`${os} ${version ?? ""} ${index}`}
                summary={name}
                open={index === 0 && device === os}
              >
                <div className="grid gap-6 sm:grid-cols-2">
                  {groups.map(
                    ({ key, ...group }) => group.steps.length > 0 && <Steps key={key} {...group} />,
                  )}
                </div>
              </Disclosure>
            );
          });
        })}
      </div>
      <QuietLink href={helpPath(locale, "install")} className="mt-4">
        {t("steps.help")}
      </QuietLink>
    </section>
  );
}

function Steps({ title, steps }: Omit<Group, "key">) {
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
