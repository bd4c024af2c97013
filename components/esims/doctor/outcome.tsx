import { countryName } from "@/lib/catalog/format";
import type { Coverage, Destination } from "@/lib/catalog/model";
import { doctorPath, newPhonePath, reportPath } from "@/lib/esims/doctor/format";
import { type Action, actionFor, type Answered, type Diagnosis, type Facts } from "@/lib/esims/doctor/model";
import { contactPath } from "@/lib/orders/contact/format";
import { listText } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { CauseCard } from "./cause-card";
import { PhoneSteps } from "./phone-steps";
import { QuestionCard } from "./question-card";

type Props = {
  locale: string;
  esimId: string;
  /** The address of the page of this eSIM that its reader has. */ home: string;
  found: Diagnosis;
  facts: Facts;
  visit: { readonly was: string; readonly phone: "ios" | "android" | null };
  /** Of the browser that reads it, where the address names none. */ ownPhone: "ios" | "android";
  destination: Destination;
  /** What it is called for the reader. */ place: string;
  coverages: readonly Coverage[];
};

/** More names than this are no help to anybody who looks for one. */
const MOST_COUNTRIES = 45;
const MOST_NETWORKS = 8;

/** The next question, or the one cause with the one thing to do. */
export function Outcome({
  locale,
  esimId,
  home,
  found,
  facts,
  visit,
  ownPhone,
  destination,
  place,
  coverages,
}: Props) {
  const { answered } = found;
  const at = (answers: readonly Answered[], phone = visit.phone) =>
    doctorPath(locale, esimId, { answered: answers, was: visit.was, phone });
  if (found.cause === null) {
    const { ask } = found;
    return (
      <QuestionCard
        question={ask}
        options={found.options.map((answer) => ({
          word: answer,
          href: at([...answered, { question: ask, answer }]),
        }))}
        number={answered.length + 1}
        backHref={answered.length > 0 ? at(answered.slice(0, -1)) : null}
        place={place}
        isLocal={destination.kind === "local"}
        countries={destination.kind === "local" ? null : countries()}
      />
    );
  }
  const action = actionFor(found.cause, facts);
  const phone = visit.phone ?? ownPhone;
  return (
    <CauseCard
      cause={found.cause}
      action={action}
      href={hrefOf(action)}
      place={place}
      rechargeable={facts.rechargeable}
    >
      {action === "settings" && (
        <PhoneSteps
          cause={found.cause}
          phone={phone}
          otherHref={at(answered, phone === "ios" ? "android" : "ios")}
          apn={facts.apn}
          networks={listed(
            coverages.flatMap(({ networks }) => networks.map(({ name }) => name)),
            MOST_NETWORKS,
          )}
        />
      )}
    </CauseCard>
  );

  function hrefOf(action: Action): string | null {
    const install = localePath(locale, `/esims/${esimId}/install`);
    const ways: Readonly<Record<Action, string | null>> = {
      install,
      top_up: `${home}/top-up`,
      buy_new: localePath(locale, `/destinations/${destination.slug}`),
      new_phone: newPhonePath(locale, esimId),
      arrive: `${install}#arrival`,
      find_place: localePath(locale, "/destinations"),
      ask_us: reportPath(locale, esimId, answered),
      write_us: contactPath(locale, "nodata"),
      settings: null,
      wait: null,
    };
    return ways[action];
  }

  function countries(): string | null {
    const names = coverages.map(({ countryCode }) => countryName(countryCode, locale));
    return listed(
      names.sort((left, right) => left.localeCompare(right, locale)),
      MOST_COUNTRIES,
    );
  }

  function listed(names: readonly string[], most: number): string | null {
    const distinct = [...new Set(names)];
    return distinct.length > 0 && distinct.length <= most ? listText(distinct, locale) : null;
  }
}
