import type { Call } from "../call.ts";
import { isEmail, listed, refuseInvalid, stringProblems, text } from "../fields.ts";
import { refusedRequest, type Reply } from "../reply.ts";
import { minuteTime } from "../wire-values.ts";

const MOST_ICCIDS = 5;
const LONGEST_NOTES = 255;
const REASONS = [
  "INSTALLATION_FAILURE",
  "NO_COVERAGE",
  "APN_FAILURE",
  "TRIP_CANCELLATION",
  "INTERMITTENT_CONNECTION",
  "BLOCKED_NETWORK",
  "CHANGE_OF_PLAN",
  "DELETED_ESIM",
  "EARLY_EXPIRY",
  "HOTSPOT_NOT_WORKING",
  "IMSI_CHANGE",
  "INCOMPATIBLE_DEVICE",
  "LOCKED_DEVICE",
  "NO_VOICE_TEXT_SERVICES",
  "OVERCHARGED",
  "SLOW_SPEED",
  "TOP_UP_PACKAGE_FAILURE",
  "UNKNOWN_CHARGES",
  "WRONG_PURCHASE",
  "UNABLE_TO_ACCESS_APPS",
  "SERVICE_DEGRADATION",
  "QR_ISSUE_PARTNERS",
  "OTHERS",
];

export function requestRefund({ supplier, fields }: Call): Reply {
  const iccids = [...new Set(listed(fields.iccids).map(text))];
  const reason = text(fields.reason);
  const notes = text(fields.notes);
  const email = text(fields.email);
  refuseInvalid(stringProblems(fields, ["reason", "notes", "email"]));
  refuseMissing({ iccids: iccids.length > 0, reason: reason !== "" });
  refuseInvalid({
    ...(REASONS.includes(reason)
      ? {}
      : { reason: `The selected reason is invalid. It must be one of the following: ${REASONS.join(", ")}` }),
    ...(iccids.length > MOST_ICCIDS
      ? { iccids: `The iccids may not have more than ${MOST_ICCIDS} items.` }
      : {}),
    ...(notes.length > LONGEST_NOTES
      ? { notes: `The notes may not be greater than ${LONGEST_NOTES} characters.` }
      : {}),
    ...(email && !isEmail(email) ? { email: "The email must be a valid email address." } : {}),
  });
  if (reason === "OTHERS" && notes === "")
    throw refusedRequest("The notes field is required when reason is OTHERS.");
  const foreign = iccids.filter((iccid) => !supplier.sims.find(iccid));
  if (foreign.length > 0)
    throw refusedRequest(`The following ICCIDs do not belong to your company: ${foreign.join(", ")}`);
  const ticket = supplier.refunds.open({ iccids, reason, notes: notes || null, email: email || null });
  return {
    status: 202,
    body: {
      data: { refund_id: ticket.id, created_at: minuteTime(ticket.createdAt) },
      meta: { message: "success" },
    },
  };
}

function refuseMissing(present: Record<string, boolean>): void {
  const [missing] = Object.entries(present).find(([, isPresent]) => !isPresent) ?? [];
  if (missing) throw refusedRequest(`The ${missing} field is required.`);
}
