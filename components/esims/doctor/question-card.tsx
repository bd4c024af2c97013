import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import { MOST_QUESTIONS, type Question } from "@/lib/esims/doctor/model";

type Props = {
  question: Question;
  /** Each leads on. */ options: readonly { readonly word: string; readonly href: string }[];
  /** From one. */ number: number;
  backHref: string | null;
  /** Where it works, in words. */ place: string;
  isLocal: boolean;
  countries: string | null;
};

/** One question with an answer on each of its large buttons; every one is an address, so it needs no script. */
export function QuestionCard({ question, options, number, backHref, ...about }: Props) {
  const t = useTranslations("doctor");
  const values = { place: about.place, kind: about.isLocal ? "local" : "wide" };
  const word = (key: string) => t(`question.${question}.${key}` as "question.place.there", values);
  const hint = hintOf();
  return (
    <section aria-labelledby="question" className="grid gap-5">
      <p className="text-label text-ink-faint">{t("count", { number, most: MOST_QUESTIONS })}</p>
      <h1 id="question" className="text-title sm:text-display">
        {word("title")}
      </h1>
      {hint && <p className="text-ink-soft">{hint}</p>}
      <ul className="grid gap-3">
        {options.map(({ word: option, href }) => (
          <li key={option}>
            <LinkButton
              href={href}
              leaves
              wide
              size="large"
              variant="secondary"
              className="py-3 text-balance"
            >
              {word(option)}
            </LinkButton>
          </li>
        ))}
      </ul>
      {backHref && (
        <QuietLink href={backHref} className="justify-self-start">
          {t("back")}
        </QuietLink>
      )}
    </section>
  );

  function hintOf(): string | null {
    if (question === "place")
      return about.countries && t("question.place.hint", { countries: about.countries });
    return question === "restarted" || question === "refusal" ? null : t(`question.${question}.hint`);
  }
}
