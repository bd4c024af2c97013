import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** A code to type or to copy. Broken over lines rather than cut off. */
export function CodeRow({ name, note, value }: { name: string; note?: string; value: string }) {
  const t = useTranslations("install.manual");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-4">
      <dt className="text-small text-ink-soft">{name}</dt>
      <dd className="row-span-2 print:hidden">
        <CopyButton value={value} label={t("copy")} copiedLabel={t("copied")} />
      </dd>
      <dd className="font-mono text-[0.9375rem] font-semibold break-all select-all">{value}</dd>
      {note && <dd className="col-span-2 text-small text-ink-soft">{note}</dd>}
    </div>
  );
}
