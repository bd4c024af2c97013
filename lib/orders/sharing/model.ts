/** The field that says which price an offer was shown at, in minor units. */
export function shownFieldOf(topupId: string): string {
  return `shown-${topupId}`;
}
