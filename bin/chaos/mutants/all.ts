import { Failure } from "../../world/fail.ts";
import { DELIVERY } from "./delivery.ts";
import { MESSAGES } from "./messages.ts";
import type { Mutant } from "./model.ts";
import { MONEY } from "./money.ts";

/** Every defect that the campaign has to tell from a sound shop. */
export const MUTANTS: readonly Mutant[] = [...DELIVERY, ...MONEY, ...MESSAGES];

export function mutantNamed(name: string): Mutant {
  const found = MUTANTS.find((mutant) => mutant.name === name);
  if (found) return found;
  throw new Failure(`There is no mutant ${name}: ${MUTANTS.map((mutant) => mutant.name).join(", ")}.`);
}
