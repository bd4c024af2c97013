/** A state machine as a table: from each state, the states that may follow. The database refuses every other step. */
export type Steps<State extends string> = Readonly<Record<State, readonly State[]>>;

/** The states from which a step leads to `to`. */
export function statesBefore<State extends string>(steps: Steps<State>, to: State): State[] {
  return (Object.keys(steps) as State[]).filter((from) => steps[from].includes(to));
}
