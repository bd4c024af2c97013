import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Answered } from "./model";
import { answersQuery } from "./schema";

type Visit = {
  readonly answered: readonly Answered[];
  /** How things stood when the questions began. */ readonly was: string;
  /** For which phone the steps are told; null leaves it to the browser. */ readonly phone: string | null;
};

/** The address of the doctor of an eSIM, from its first question on; with a visit, of one of its steps. */
export function doctorPath(locale: string, esimId: string, visit?: Visit): string {
  const path = localePath(locale, `/esims/${esimId}/doctor`);
  if (!visit) return path;
  const query = new URLSearchParams(answersQuery(visit.answered));
  query.set("was", visit.was);
  if (visit.phone) query.set("phone", visit.phone);
  return `${path}?${query.toString()}`;
}

/** The address where what was found is sent to the reseller. */
export function reportPath(locale: string, esimId: string, answered: readonly Answered[] = []): string {
  const query = answersQuery(answered);
  return localePath(locale, `/esims/${esimId}/support${query && `?${query}`}`);
}

/** The address of the answer for whoever lost the line or changes the phone. */
export function newPhonePath(locale: string, esimId: string): string {
  return localePath(locale, `/esims/${esimId}/new-phone`);
}
