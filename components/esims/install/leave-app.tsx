import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { type Device, type InApp, leavingAddress } from "@/lib/esims/devices/model";
import { CopyCode } from "./copy-code";

type Props = { app: InApp; device: Device; address: string };

/**
 * The way out of another app's own browser, before anything else: no installation link works in there, and whoever only
 * copies what the address bar says arrives in a browser that knows nothing of the order.
 */
export function LeaveApp({ app, device, address }: Props) {
  const t = useTranslations("install.leave");
  const browser = device === "android" ? "other" : "ios";
  return (
    <Card as="section" className="mt-6 border-accent print:hidden">
      <h2 className="text-heading">{t("title", { app })}</h2>
      <p className="mt-1 text-small text-ink-soft">{t("text")}</p>
      <LinkButton
        href={leavingAddress(address, { app, device })}
        leaves
        wide
        size="large"
        rel="noreferrer"
        className="mt-4"
      >
        {t("open", { browser })}
      </LinkButton>
      <p className="mt-4 text-small font-semibold">{t("how", { app })}</p>
      <p className="mt-4 flex items-center gap-4 border-t border-line pt-4 text-small text-ink-soft">
        <span className="min-w-0">{t("copyText")}</span>
        <CopyCode name={t("address")} value={address} />
      </p>
    </Card>
  );
}
