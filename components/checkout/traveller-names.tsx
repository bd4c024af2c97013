import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/text-field";
import { LONGEST_NAME, nameFieldOf } from "@/lib/orders/travellers/model";

type Props = {
  /** Where each line of the checkout leads, and how many eSIMs it has. */
  lines: readonly { place: string; quantity: number }[];
  /** What was typed before. */ typed: Readonly<Record<string, string>>;
};

/** Who the eSIMs are for, where there are several; it can be said now, later, or never. */
export function TravellerNames({ lines, typed }: Props) {
  const t = useTranslations("checkout.travellers");
  const fields = lines.flatMap(({ place, quantity }, line) =>
    Array.from({ length: quantity }, (_, at) => ({ name: nameFieldOf(line, at), place })),
  );
  if (fields.length < 2) return null;
  return (
    <Disclosure summary={t("title")} open={fields.some(({ name }) => Boolean(typed[name]))}>
      <p className="text-small text-ink-soft">{t("text")}</p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {fields.map(({ name, place }, index) => (
          <TextField
            key={name}
            id={name}
            label={
              lines.length > 1
                ? t("numberIn", { number: index + 1, place })
                : t("number", { number: index + 1 })
            }
            maxLength={LONGEST_NAME}
            autoComplete="off"
            defaultValue={typed[name] ?? ""}
          />
        ))}
      </div>
    </Disclosure>
  );
}
