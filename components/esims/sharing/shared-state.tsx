import { useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import { groupOf, type UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "@/lib/orders/schema";

type Props = {
  locale: string;
  status: UsageView["status"];
  snapshot: Pick<LineSnapshot, "rechargeable" | "activationPolicy">;
  installHref: string;
  topupHref: string;
};

/** What an eSIM is doing that somebody shared, and what its traveller can do: never what only its owner can. */
export function SharedState({ locale, status, snapshot, installHref, topupHref }: Props) {
  const t = useTranslations("esims");
  const words = useTranslations("share.here");
  const waiting = groupOf(status) === "waiting";
  const canTopup = snapshot.rechargeable && status !== "NOT_ACTIVE" && status !== "RECYCLED";
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-title font-semibold">{t(`statusTitle.${status}`)}</p>
      <p className="max-w-prose text-ink-soft">
        {status === "NOT_ACTIVE"
          ? t(`statusText.NOT_ACTIVE-${snapshot.activationPolicy}`)
          : words(`text.${status}`)}
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        {(waiting || status === "ACTIVE") && (
          <LinkButton href={installHref} variant={waiting ? "primary" : "quiet"}>
            {waiting ? t("install") : t("installAgain")}
          </LinkButton>
        )}
        {canTopup && (
          <LinkButton href={topupHref} variant={status === "ACTIVE" ? "secondary" : "primary"}>
            {words("topup")}
          </LinkButton>
        )}
      </div>
      <QuietLink href={helpPath(locale, waiting ? "install" : "nodata")}>
        {t(`help.${waiting ? "install" : "nodata"}`)}
      </QuietLink>
    </div>
  );
}
