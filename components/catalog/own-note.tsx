import { useTranslations } from "next-intl";
import { OwnNoteLine } from "./own-note-line";

type Props = {
  locale: string;
  place: { readonly slug: string; readonly countryCode: string | null };
};

/** On the pages of a destination: the visitor's own eSIM that works there, before they buy another one. */
export function OwnNote({ locale, place: { slug, countryCode } }: Props) {
  const t = useTranslations("catalog.own");
  return (
    <OwnNoteLine
      locale={locale}
      place={{ slug, countryCode }}
      words={{
        covers: t("covers", { place: "{place}" }),
        from: t("from", { price: "{price}" }),
        topUp: t("topUp"),
        close: t("close"),
      }}
    />
  );
}
