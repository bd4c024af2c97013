import { Flag } from "./flag";

type Props = {
  id: string;
  selected: boolean;
  countryCode: string | null;
  name: string;
  /** The city or other name that was typed for it. */
  by: string | null;
  note: string;
  onChoose: () => void;
};

/** One answer in the list under a search field. */
export function SearchOption({ id, selected, countryCode, name, by, note, onChoose }: Props) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={selected}
      // The field would lose its focus, and the list close, before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className="flex min-h-12 cursor-pointer items-center gap-3 px-5 hover:bg-well aria-selected:bg-well"
    >
      {countryCode && <Flag countryCode={countryCode} />}
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{name}</span>
        {by && <span className="text-small text-ink-soft"> · {by}</span>}
      </span>
      <span className="text-small text-ink-soft">{note}</span>
    </li>
  );
}
