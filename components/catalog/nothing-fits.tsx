type Props = {
  title: string;
  text: string;
  /** What takes the conditions away. */ action: string;
  onAction: () => void;
};

/** In place of a list that was narrowed down to nothing: at its start, where the conditions stand. */
export function NothingFits({ title, text, action, onAction }: Props) {
  return (
    <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong px-6 py-10">
      <p className="text-heading font-semibold">{title}</p>
      <p className="text-ink-soft">{text}</p>
      <button
        type="button"
        onClick={onAction}
        className="min-h-11 font-semibold text-accent underline underline-offset-4"
      >
        {action}
      </button>
    </div>
  );
}
