import { useTranslations } from "next-intl";
import { GroupedCode } from "@/components/esims/install/grouped-code";

type Props = { smdp: string; matchingId: string; confirmationCode: string | null; activationCode: string };

/** The codes of an eSIM as they are read from paper. */
export function SheetCodes({ smdp, matchingId, confirmationCode, activationCode }: Props) {
  const t = useTranslations("install.manual");
  const codes = [
    { name: t("smdp"), value: smdp },
    { name: t("code"), value: matchingId },
    ...(confirmationCode ? [{ name: t("confirmation"), value: confirmationCode }] : []),
    { name: t("whole"), value: activationCode },
  ];
  return (
    <dl className="grid gap-2">
      {codes.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-label text-ink-soft">{name}</dt>
          <dd dir="ltr" className="font-mono font-semibold select-all rtl:text-end">
            <GroupedCode code={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
