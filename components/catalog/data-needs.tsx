"use client";

import { useId } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Pill } from "@/components/ui/pill";
import { useEarlyInput } from "@/components/ui/use-early-input";
import {
  type Habit,
  HABITS,
  type Level,
  LEVELS,
  MOST_DAYS,
  neededGb,
  USUAL,
} from "@/lib/catalog/needs/model";
import { type CountForms, countText } from "@/lib/platform/i18n/count-forms";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { useQueryValue } from "./query-value";

type Labels = {
  readonly days: string;
  readonly habits: string;
  readonly habit: Readonly<Record<Habit, string>>;
  readonly level: Readonly<Record<Level, string>>;
  /** With `{gb}` where the amount goes. */
  readonly result: string;
  readonly forDays: CountForms;
  readonly note: string;
  readonly action: string;
};

const USUAL_DAYS = 7;

type Habits = Readonly<Record<Habit, Level>>;

/** What differs from what most people do: "social.lots,video.some". */
function habitsText(habits: Habits): string {
  return HABITS.filter((habit) => habits[habit] !== USUAL[habit])
    .map((habit) => `${habit}.${habits[habit]}`)
    .join(",");
}

function habitsIn(text: string): Habits {
  const changes = new Map(text.split(",").map((part) => part.split(".") as [string, string | undefined]));
  const levelOf = (habit: Habit): Level =>
    LEVELS.find((level) => level === changes.get(habit)) ?? USUAL[habit];
  return Object.fromEntries(HABITS.map((habit) => [habit, levelOf(habit)])) as Record<Habit, Level>;
}

/** Days and habits in, gigabytes out. The choice stands in the address, so that it can be shared. */
export function DataNeeds({ locale, labels }: { locale: string; labels: Labels }) {
  const id = useId();
  const fields = useEarlyInput<HTMLDivElement>();
  const [days, setDays] = useQueryValue("days", String(USUAL_DAYS));
  const [chosen, setChosen] = useQueryValue("use", "");
  const habits = habitsIn(chosen);
  const whole = Math.min(MOST_DAYS, Math.max(1, Math.trunc(Number(days)) || USUAL_DAYS));
  const gb = neededGb(whole, habits);
  const choose = (habit: Habit, level: Level) =>
    setChosen((now) => habitsText({ ...habitsIn(now), [habit]: level }));
  const number = new Intl.NumberFormat(locale).format(gb);
  return (
    <div className="mt-8 grid items-start gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div ref={fields} className="grid gap-6">
        <label className="grid max-w-40 gap-1.5 text-small font-semibold">
          {labels.days}
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_DAYS}
            value={days}
            onChange={(event) => setDays(event.target.value)}
            className="min-h-11 rounded-md border border-line-strong bg-sheet px-3.5 text-base font-normal"
          />
        </label>
        <fieldset className="grid gap-3">
          <legend className="mb-3 text-small font-semibold">{labels.habits}</legend>
          {HABITS.map((habit) => (
            <div
              key={habit}
              role="radiogroup"
              aria-labelledby={`${id}-${habit}`}
              className="grid items-center gap-x-6 gap-y-2 border-b border-line pb-3 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <span id={`${id}-${habit}`}>{labels.habit[habit]}</span>
              <span className="grid grid-cols-3 gap-1.5">
                {LEVELS.map((level) => (
                  <Pill
                    key={level}
                    type="radio"
                    name={`${id}-${habit}`}
                    checked={habits[habit] === level}
                    onChange={() => choose(habit, level)}
                    className="grid min-w-20 justify-items-center px-3 text-center"
                  >
                    {labels.level[level]}
                  </Pill>
                ))}
              </span>
            </div>
          ))}
        </fieldset>
      </div>
      <div className="rounded-lg border border-line bg-sheet p-6 lg:sticky lg:top-6 lg:p-8">
        <p role="status">
          <span className="block text-display font-semibold">{labels.result.replace("{gb}", number)}</span>
          <span className="text-ink-soft">{countText(labels.forDays, whole, locale)}</span>
        </p>
        <p className="mt-3 text-small text-ink-soft">{labels.note}</p>
        <LinkButton href={localePath(locale, "/destinations")} className="mt-5">
          {labels.action}
        </LinkButton>
      </div>
    </div>
  );
}
