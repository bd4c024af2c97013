import { TextField } from "@/components/ui/text-field";

/** One end of a range of days. */
export function FilterDay({ name, label, value }: { name: string; label: string; value: Date | null }) {
  return (
    <div className="w-38 max-sm:flex-1">
      <TextField
        id={name}
        type="date"
        label={label}
        defaultValue={value?.toISOString().slice(0, 10) ?? ""}
        className="min-h-9 px-2.5 text-small"
      />
    </div>
  );
}
