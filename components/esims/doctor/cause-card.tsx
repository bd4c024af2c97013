import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import type { Action, Cause } from "@/lib/esims/doctor/model";

type Props = {
  cause: Cause;
  action: Action;
  /** Of the page that the action leads to; null where it is done on the phone, or there is only to wait. */
  href: string | null;
  place: string;
  rechargeable: boolean;
  /** What is done on the phone. */ children?: ReactNode;
};

/** One cause, and the one thing to do about it. */
export function CauseCard({ cause, action, href, place, rechargeable, children }: Props) {
  const t = useTranslations("doctor");
  const values = { place, can: rechargeable ? "yes" : "no" };
  return (
    <section aria-labelledby="cause" className="grid gap-5">
      <p className="text-label text-ink-faint">{t("found")}</p>
      <h1 id="cause" className="text-title sm:text-display">
        {t(`cause.${cause}.title`)}
      </h1>
      <p className="text-ink-soft">{t(`cause.${cause}.text` as "cause.used_up.text", values)}</p>
      {href && action !== "settings" && action !== "wait" && (
        <LinkButton href={href} leaves size="large" className="justify-self-start max-sm:w-full">
          {t(`action.${action}`, { place })}
        </LinkButton>
      )}
      {children}
    </section>
  );
}
