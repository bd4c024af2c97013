/** In a replacement: whether its defect is the one that is awake. */
export const AWAKE = "$AWAKE";
/** The variable that names the defect which is awake. */
export const VARIABLE = "LANDFALL_MUTANT";

/** A small change of one file of the product. */
export interface Edit {
  readonly file: string;
  /** Stands exactly once in the file, letter by letter. */
  readonly find: string;
  /** What takes its place: the same as before as long as `AWAKE` is false. */
  readonly replace: string;
}

/** A defect that an engineer could write by mistake: in the sources, or in the database once it is made. */
export interface Mutant {
  readonly name: string;
  /** What is wrong, in a sentence. */
  readonly what: string;
  readonly edits?: readonly Edit[];
  readonly sql?: string;
}
