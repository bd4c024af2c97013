import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";

type Props = {
  name: string;
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
};

/** One filter with a closed set of values. */
export function FilterSelect({ name, label, value, options }: Props) {
  const t = useTranslations("admin.list");
  return (
    <div className="min-w-36 max-sm:flex-1">
      <Select
        id={name}
        label={label}
        defaultValue={value ?? ""}
        options={[{ value: "", label: t("any") }, ...options]}
        className="min-h-9 py-0 text-small"
      />
    </div>
  );
}
