import { useTranslations } from "next-intl";
import { QuietLink } from "@/components/ui/quiet-link";
import { reportPath } from "@/lib/esims/doctor/format";

type Props = { locale: string; esims: readonly { readonly id: string; readonly last4: string }[] };

const MOST = 5;

/** From the contact form to the report on an eSIM of the order it is about. */
export function ReportLinks({ locale, esims }: Props) {
  const t = useTranslations("doctor.support");
  if (esims.length === 0 || esims.length > MOST) return null;
  return (
    <div className="mb-8 rounded-md bg-well px-4 py-3 text-small">
      <p className="text-ink-soft">{t("contact")}</p>
      <ul>
        {esims.map(({ id, last4 }) => (
          <li key={id}>
            <QuietLink href={reportPath(locale, id)}>{t("of", { last4 })}</QuietLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
