import { CopyCode } from "./copy-code";
import { GroupedCode } from "./grouped-code";

/** A code to type or to copy. */
export function CodeRow({ name, note, value }: { name: string; note?: string; value: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-4">
      <dt className="text-small text-ink-soft">{name}</dt>
      <dd className="row-span-2 print:hidden">
        <CopyCode name={name} value={value} />
      </dd>
      <dd dir="ltr" className="font-mono text-[0.9375rem] font-semibold select-all rtl:text-end">
        <GroupedCode code={value} />
      </dd>
      {note && <dd className="col-span-2 text-small text-ink-soft">{note}</dd>}
    </div>
  );
}
