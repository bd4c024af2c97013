import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** Copies one of the codes that are typed by hand into a phone. */
export function CopyCode({ name, value }: { name: string; value: string }) {
  const t = useTranslations("install.manual");
  return (
    <CopyButton
      value={value}
      label={t("copy")}
      name={t("copyLabel", { name })}
      copiedLabel={t("copied")}
      refusedLabel={t("copyRefused")}
    />
  );
}
