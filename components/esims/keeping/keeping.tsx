import { NoteForm } from "./note-form";
import { PutAwayForm } from "./put-away-form";
import { RenameForm } from "./rename-form";

type Props = { esimId: string; label: string | null; note: string | null; isAway: boolean };

/** What its owner keeps of an eSIM: a name, a remark, and whether it stands in the list. */
export function Keeping({ esimId, label, note, isAway }: Props) {
  return (
    <div className="grid gap-6">
      <RenameForm esimId={esimId} label={label} />
      <NoteForm esimId={esimId} text={note} />
      <PutAwayForm esimId={esimId} isAway={isAway} />
    </div>
  );
}
