import { groupOf, type UsageView } from "../model";

/** The one thing that keeps an eSIM from giving data. */
export type Cause =
  | "returned"
  | "recycled"
  | "used_up"
  | "ended"
  | "topup_pending"
  | "not_installed"
  | "install_interrupted"
  | "phone_locked"
  | "code_used"
  | "line_gone"
  | "not_there_yet"
  | "not_covered"
  | "line_off"
  | "roaming_off"
  | "other_data_line"
  | "wrong_apn"
  | "stalled"
  | "not_restarted"
  | "no_network";

/** The one thing to do about it: a page of the shop, something in the phone's settings, or to wait. */
export type Action =
  | "install"
  | "top_up"
  | "buy_new"
  | "new_phone"
  | "arrive"
  | "find_place"
  | "ask_us"
  | "write_us"
  | "settings"
  | "wait";

/** What can be asked, with all answers there are; the order is that of the buttons. */
export const QUESTIONS = {
  line: ["yes", "no", "refused", "gone"],
  refusal: ["locked", "used", "other"],
  place: ["there", "home", "elsewhere"],
  network: ["bars", "none", "off", "unsupported"],
  roaming: ["no", "yes"],
  data: ["other", "this"],
  restarted: ["no", "yes"],
} as const;
export type Question = keyof typeof QUESTIONS;
export type Answers = { readonly [Asked in Question]?: (typeof QUESTIONS)[Asked][number] };
export type Answered = { readonly question: Question; readonly answer: string };

/** Nobody is asked more often than that. */
export const MOST_QUESTIONS = 5;

/** What the shop knows by itself, without asking anybody at an airport. */
export type Facts = {
  readonly status: UsageView["status"];
  readonly isReturned: boolean;
  readonly rechargeable: boolean;
  /** The history lists a package that is not used up. */
  readonly hasPackageLeft: boolean;
  /** The data is measured as nothing, or the days are over by the shop's clock, whatever the status says. */
  readonly isEmpty: boolean;
  readonly isOver: boolean;
  /** The access point that has to be entered; null where it sets itself. */
  readonly apn: string | null;
  /** False where the operator says that its line works without roaming. */
  readonly needsRoaming: boolean;
  /** False for whoever it was shared with. */
  readonly isOwner: boolean;
};

/** Either the next question, or one cause. `answered` are the answers that counted, in the order they were asked for. */
export type Diagnosis = { readonly answered: readonly Answered[] } & (
  | { readonly ask: Question; readonly options: readonly string[]; readonly cause: null }
  | { readonly ask: null; readonly cause: Cause }
);

type Step = Question | { readonly is: Cause };

/**
 * Follows the answers as far as they go. What the status settles is settled before any of them; an answer to a question
 * that is not asked on this way counts for nothing, so an address put together by hand ends in a cause too.
 */
export function diagnose(facts: Facts, given: Answers): Diagnosis {
  const known: Partial<Record<Question, string>> = {};
  const answered: Answered[] = [];
  for (;;) {
    const step = nextStep(facts, known);
    if (typeof step === "object") return { ask: null, cause: step.is, answered };
    const options = optionsOf(facts, step);
    const answer = given[step];
    if (answer === undefined || !options.includes(answer))
      return { ask: step, options, cause: null, answered };
    known[step] = answer;
    answered.push({ question: step, answer });
  }
}

function nextStep(facts: Facts, known: Partial<Record<Question, string>>): Step {
  const settled = settledBy(facts);
  if (settled) return { is: settled };
  const { line, refusal, place } = known;
  if (line === undefined) return "line";
  if (line === "no") return { is: "not_installed" };
  if (line === "gone") return { is: "line_gone" };
  if (line === "refused") {
    if (refusal === undefined) return "refusal";
    if (refusal === "locked") return { is: "phone_locked" };
    return { is: refusal === "used" ? "code_used" : "install_interrupted" };
  }
  if (place === undefined) return "place";
  if (place === "home") return { is: "not_there_yet" };
  if (place === "elsewhere") return { is: "not_covered" };
  return atThePhone(facts, known);
}

/** With the line on the phone and the phone at the destination only its settings are left. */
function atThePhone(facts: Facts, known: Partial<Record<Question, string>>): Step {
  const { network, roaming, data, restarted } = known;
  if (network === undefined) return "network";
  if (network === "off") return { is: "line_off" };
  if (network === "unsupported") return { is: "phone_locked" };
  if (facts.needsRoaming && roaming === undefined) return "roaming";
  if (roaming === "no") return { is: "roaming_off" };
  if (network === "none") {
    if (restarted === undefined) return "restarted";
    return { is: restarted === "no" ? "not_restarted" : "no_network" };
  }
  if (data === undefined) return "data";
  if (data === "other") return { is: "other_data_line" };
  return { is: facts.apn ? "wrong_apn" : "stalled" };
}

/** The cause that no answer could change. */
function settledBy({ status, isReturned, hasPackageLeft, isEmpty, isOver }: Facts): Cause | null {
  if (isReturned) return "returned";
  if (status === "RECYCLED") return "recycled";
  const isEnded = groupOf(status) === "ended" || isEmpty || isOver;
  if (!isEnded) return null;
  if (hasPackageLeft) return "topup_pending";
  return status === "EXPIRED" || isOver ? "ended" : "used_up";
}

/** A line that was online has been installed: whether the phone takes the code is no question any more. */
function optionsOf({ status }: Facts, question: Question): readonly string[] {
  const all: readonly string[] = QUESTIONS[question];
  return question === "line" && status === "ACTIVE"
    ? all.filter((word) => word === "yes" || word === "gone")
    : all;
}

/** What to do about a cause. The report and the way to another phone tell of the order, so they are its owner's. */
export function actionFor(
  cause: Cause,
  { rechargeable, isOwner }: Pick<Facts, "rechargeable" | "isOwner">,
): Action {
  switch (cause) {
    case "returned":
    case "recycled":
      return "buy_new";
    case "used_up":
    case "ended":
      return rechargeable ? "top_up" : "buy_new";
    case "topup_pending":
      return "wait";
    case "not_installed":
    case "install_interrupted":
      return "install";
    case "code_used":
      return isOwner ? "ask_us" : "write_us";
    case "line_gone":
      return isOwner ? "new_phone" : "write_us";
    case "not_there_yet":
      return "arrive";
    case "not_covered":
      return "find_place";
    case "phone_locked":
    case "line_off":
    case "roaming_off":
    case "other_data_line":
    case "wrong_apn":
    case "stalled":
    case "not_restarted":
    case "no_network":
      return "settings";
  }
}

/** Whether a cause can pass while its page is open, so that it is worth looking again. */
export function mayPass(cause: Cause): boolean {
  return !["returned", "recycled", "line_gone", "code_used", "not_there_yet"].includes(cause);
}

/** How much an eSIM had done when the questions began, as a short word for the address: `idle`, or the MB left of its data. */
export function startMark(usage: UsageView | null): string {
  if (usage?.status !== "ACTIVE") return "idle";
  return usage.data ? String(usage.data.remaining) : "running";
}

/** Whether something has happened since that mark: it began to run, data was used, or more was added. */
export function isCured(mark: string, usage: UsageView | null): boolean {
  if (usage?.status !== "ACTIVE") return false;
  if (mark === "idle") return true;
  return usage.data !== null && /^\d+$/.test(mark) && usage.data.remaining !== Number(mark);
}
