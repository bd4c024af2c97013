import { useTranslations } from "next-intl";
import { Outline } from "@/components/catalog/outline";
import { destinationName } from "@/lib/catalog/format";
import type { Destination } from "@/lib/catalog/model";

type Props = { locale: string; destination: Destination; label: string | null; last4: string };

/** Which eSIM it is: its owner's name for it, or the place it is for. */
export function EsimHeading({ locale, destination, label, last4 }: Props) {
  const t = useTranslations("esims");
  const place = destinationName(destination, locale);
  return (
    <header className="flex items-center gap-5">
      <Outline destination={destination} className="size-20 shrink-0 sm:size-24" />
      <div className="min-w-0">
        <h1 className="text-display break-words">{label ?? place}</h1>
        <p className="mt-1 text-ink-soft">
          {label ? `${place} · ` : ""}
          {t("name", { last4 })}
        </p>
      </div>
    </header>
  );
}
