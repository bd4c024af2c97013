import { ChevronDown } from "lucide-react";

type Props<Value extends string> = {
  choice: { readonly label: string; readonly values: Readonly<Record<Value, string>> };
  values: readonly Value[];
  value: Value;
  onChange: (value: string) => void;
};

/** One condition on a list. */
export function FilterPick<Value extends string>({ choice, values, value, onChange }: Props<Value>) {
  return (
    <label className="grid gap-1 text-label text-ink-faint">
      {choice.label}
      <span className="relative grid">
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="min-h-11 min-w-0 appearance-none rounded-full border border-line-strong bg-sheet ps-4 pe-9 text-small font-medium text-ink hover:border-ink-soft"
        >
          {values.map((option) => (
            <option key={option} value={option}>
              {choice.values[option]}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-soft"
          aria-hidden
        />
      </span>
    </label>
  );
}
