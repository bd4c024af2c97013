import { NextIntlClientProvider, useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import type { UsageView } from "@/lib/esims/model";

/** What the operator says of an eSIM and how old that is, or what can be said although it says nothing. */
export function FiguresNote({ usage }: { usage: UsageView | null }) {
  const t = useTranslations("doctor.figures");
  const status = useTranslations("esims.status");
  const measuredAt = usage?.measuredAt ?? null;
  const isKnown = usage !== null && usage.status !== "UNKNOWN" && measuredAt !== null;
  return (
    <div className="grid gap-1 rounded-md bg-well px-4 py-3 text-small text-ink-soft">
      {/* For the reader's zone; the words are the server's. */}
      <NextIntlClientProvider messages={{}}>
        <p>
          {isKnown
            ? t.rich("says", {
                status: status(usage.status),
                time: () => <ZonedTime iso={measuredAt} show="minute" />,
              })
            : t("silent")}
        </p>
      </NextIntlClientProvider>
      {usage?.problem && <p>{t("problem")}</p>}
    </div>
  );
}
