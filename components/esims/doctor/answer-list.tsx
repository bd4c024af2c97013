import { useTranslations } from "next-intl";
import { QuietLink } from "@/components/ui/quiet-link";
import type { Answered } from "@/lib/esims/doctor/model";

type Props = {
  /** Each with the address of its question. */
  answers: readonly (Answered & { readonly href: string })[];
  place: string;
  isLocal: boolean;
};

/** What was answered so far; each answer can be given again. */
export function AnswerList({ answers, place, isLocal }: Props) {
  const t = useTranslations("doctor");
  const values = { place, kind: isLocal ? "local" : "wide" };
  const word = (path: string) => t(`question.${path}` as "question.place.there", values);
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="text-small font-semibold">
        {t("answers")}
      </h2>
      <dl className="mt-2 divide-y divide-line border-y border-line text-small">
        {answers.map(({ question, answer, href }) => (
          <div key={question} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <dt className="text-ink-soft">{word(`${question}.title`)}</dt>
            <dd className="ms-auto flex items-baseline gap-4 text-end font-medium">
              {word(`${question}.${answer}`)}
              <QuietLink href={href} aria-label={t("changeOf", { question: word(`${question}.title`) })}>
                {t("change")}
              </QuietLink>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
