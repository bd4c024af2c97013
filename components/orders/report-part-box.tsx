type Props = {
  name: string;
  title: string;
  text: string;
  /** The words beside its tick; null where it always goes along. */ choice: string | null;
  fixedNote: string;
  isTaken: boolean;
};

/** One part of what is sent, whole, and struck through as soon as it is taken out. */
export function ReportPartBox({ name, title, text, choice, fixedNote, isTaken }: Props) {
  return (
    <fieldset className="group min-w-0 rounded-md border border-line p-4">
      <legend className="px-1 text-small font-semibold">{title}</legend>
      {choice ? (
        <label className="flex min-h-9 items-center gap-3 text-small">
          <input type="checkbox" name={name} defaultChecked={isTaken} className="size-5 accent-accent" />
          {choice}
        </label>
      ) : (
        <p className="text-small text-ink-soft">{fixedNote}</p>
      )}
      <pre
        dir="ltr"
        className="mt-2 overflow-hidden text-start font-mono text-label break-words whitespace-pre-wrap text-ink-soft group-has-[input:not(:checked)]:line-through group-has-[input:not(:checked)]:opacity-60"
      >
        {text}
      </pre>
    </fieldset>
  );
}
