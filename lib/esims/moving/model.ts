import type { UsageView } from "../model";

/**
 * What becomes of an eSIM on another phone. `fresh`: its code may still be unused. `left`: it runs, and what is left on it
 * stays where it is installed. `ended`: nothing would be lost. `gone` and `returned`: there is nothing to move.
 */
export type MoveAnswer = "fresh" | "left" | "ended" | "gone" | "returned";

/** The honest answer for this eSIM, from what is known of it without asking its owner. */
export function moveAnswer(status: UsageView["status"], isReturned: boolean): MoveAnswer {
  if (isReturned) return "returned";
  switch (status) {
    case "RECYCLED":
      return "gone";
    case "FINISHED":
    case "EXPIRED":
      return "ended";
    case "ACTIVE":
      return "left";
    case "NOT_ACTIVE":
    case "UNKNOWN":
      return "fresh";
  }
}

/** Whether a person can do anything about it: only the operator can give its code out again, and only at our asking. */
export function canBeAskedFor(answer: MoveAnswer): boolean {
  return answer === "fresh" || answer === "left";
}
