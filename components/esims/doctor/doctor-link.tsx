import { useTranslations } from "next-intl";
import { Stethoscope } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { doctorPath, newPhonePath } from "@/lib/esims/doctor/format";

type Props = { locale: string; esimId: string; isOwner: boolean };

/** The way to the questions that find out why there is no data, and for its owner to the answer for another phone. */
export function DoctorLink({ locale, esimId, isOwner }: Props) {
  const t = useTranslations("doctor");
  return (
    <section aria-labelledby="doctor" className="grid justify-items-start gap-2 print:hidden">
      <h2 id="doctor" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-small text-ink-soft">{t("lead")}</p>
      <div className="mt-1 flex flex-wrap gap-3">
        <LinkButton href={doctorPath(locale, esimId)} leaves variant="secondary" size="small">
          <Stethoscope className="size-4" aria-hidden />
          {t("start")}
        </LinkButton>
        {isOwner && (
          <LinkButton href={newPhonePath(locale, esimId)} leaves variant="quiet" size="small">
            {t("newPhone.link")}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
