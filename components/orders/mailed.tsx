import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";

const NAMED = [
  "orderPaid",
  "orderDelivered",
  "topupDelivered",
  "autoTopupDone",
  "orderRefunded",
  "orderDelayed",
  "paymentFailed",
  "lowData",
  "esimExpiring",
] as const;

type Props = {
  email: string;
  /** Where to write to about this order. */ writeHref: string;
  mails: readonly {
    readonly id: string;
    readonly template: string;
    readonly recipient: string;
    readonly status: string;
    readonly sentAt: string | null;
  }[];
};

/** Which mails went out, and when; a buyer who finds none knows where to look for it. */
export function Mailed({ email, writeHref, mails }: Props) {
  const t = useTranslations("order.mailed");
  const shown = mails.flatMap((mail) => {
    const template = NAMED.find((name) => name === mail.template);
    // What its reader did not want was not sent, and is not waited for.
    return template && mail.status !== "UNWANTED" ? [{ ...mail, template }] : [];
  });
  if (shown.length === 0) return null;
  const isRefused = shown.some((mail) => mail.status === "REFUSED" && mail.recipient === email);
  return (
    <section aria-labelledby="mailed">
      <h2 id="mailed" className="text-heading">
        {t("title")}
      </h2>
      {isRefused && (
        <p className="mt-2 text-small font-medium text-bad">
          {t.rich("refused", {
            email,
            mail: (words) => (
              <a href={writeHref} className="underline underline-offset-4">
                {words}
              </a>
            ),
          })}
        </p>
      )}
      <ul className="mt-2 divide-y divide-line text-small">
        {shown.map((mail) => (
          <li key={mail.id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="font-medium">{t(`template.${mail.template}`)}</span>
            <span className="text-ink-soft">
              {mail.sentAt
                ? t.rich("sent", { time: () => mail.sentAt && <ZonedTime iso={mail.sentAt} /> })
                : t("waiting")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
