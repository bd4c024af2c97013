import type { ReactNode } from "react";

type Choice = { value: string; label: ReactNode; note?: ReactNode; disabled?: boolean };
type Props = {
  name: string;
  legend: ReactNode;
  choices: readonly Choice[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
};

/** One of a few choices, each large enough to read and to hit. */
export function RadioCards({ name, legend, choices, defaultValue, value, onChange }: Props) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-small font-semibold">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex items-start gap-3 rounded-md border border-line-strong bg-sheet px-4 py-3 hover:border-ink-soft has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-60"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            {...(value === undefined
              ? { defaultChecked: choice.value === defaultValue }
              : { checked: choice.value === value })}
            {...(onChange ? { onChange: () => onChange(choice.value) } : {})}
            className="mt-1 size-4 accent-accent outline-none"
          />
          <span className="grid">
            <span className="font-semibold">{choice.label}</span>
            {choice.note && <span className="text-small text-ink-soft">{choice.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
