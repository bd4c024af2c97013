import { useTranslations } from "next-intl";
import { formatData } from "@/lib/catalog/format";
import { HABITS, perDayMb } from "@/lib/catalog/needs/model";

/** What each habit takes a day, to be read without scripts as well. */
export function DataNeedsTable({ locale }: { locale: string }) {
  const t = useTranslations("catalog.needs");
  const levels = ["some", "lots"] as const;
  return (
    <table className="w-full max-w-2xl border-collapse">
      <caption className="sr-only">{t("table")}</caption>
      <thead>
        <tr className="border-b border-line-strong text-small text-ink-soft">
          <td />
          {levels.map((level) => (
            <th key={level} scope="col" className="py-2 ps-4 text-end font-medium whitespace-nowrap">
              {t(`levels.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {HABITS.map((habit) => (
          <tr key={habit} className="border-b border-line">
            <th scope="row" className="py-2.5 text-start font-normal">
              {t(`habits.${habit}`)}
            </th>
            {levels.map((level) => (
              <td key={level} className="py-2.5 ps-4 text-end whitespace-nowrap">
                {formatData(perDayMb(habit, level), locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
