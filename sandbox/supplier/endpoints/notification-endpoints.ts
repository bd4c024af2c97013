import { webhookUrlProblem } from "../async-request.ts";
import type { Call } from "../call.ts";
import { isEmail, listed, refuseInvalid, stringProblems, text } from "../fields.ts";
import { textQueryOf } from "../query.ts";
import { invalidFields, notFound, ok, type Reply } from "../reply.ts";
import { CREDIT_LEVELS, NOTIFICATION_TYPES, type NotificationType, type OptIn } from "../webhooks/opt-ins.ts";

const PROBE_ANSWER_WITHIN_MS = 5_000;

export async function optIn(call: Call): Promise<Reply> {
  const { supplier, fields } = call;
  const type = requiredType(fields);
  const wanted = type.startsWith("email_") ? byMail(type, fields) : byWebhook(type, fields);
  if (!type.startsWith("email_")) await refuseUnlessAlive(wanted.contactPoint);
  // Taken out first, so that the newest stands last.
  supplier.optIns.delete(type);
  supplier.optIns.put(type, wanted);
  return notificationReply(wanted);
}

/** Without `type`, the newest: how to choose is not documented. */
export function getOptIn({ c, supplier }: Call): Reply {
  const type = textQueryOf(c, "type");
  if (type) requiredType({ type });
  const found = type ? supplier.optIns.get(type) : supplier.optIns.values().at(-1);
  if (!found) throw notFound(404);
  return notificationReply(found);
}

export function optOut({ supplier, fields }: Call): Reply {
  supplier.optIns.delete(requiredType(fields));
  return { status: 204, body: null };
}

function requiredType(fields: Record<string, unknown>): NotificationType {
  refuseInvalid(stringProblems(fields, ["type"]));
  const given = text(fields.type);
  if (given === "") throw invalidFields({ type: "The type field is required." });
  const type = NOTIFICATION_TYPES.find((known) => known === given);
  if (!type) throw invalidFields({ type: "The selected type is invalid." });
  return type;
}

function byWebhook(type: NotificationType, fields: Record<string, unknown>): OptIn {
  const url = text(fields.webhook_url);
  const { levels, problems } = levelsOf(type, fields);
  refuseInvalid({
    ...(url === "" ? { webhook_url: "The webhook url field is required." } : webhookUrlProblem(url)),
    ...problems,
    ...stringProblems(fields, ["webhook_url"]),
  });
  return { type, contactPoint: url, language: null, levels };
}

/** The address is called "email" in one source and "contact_point" in another. */
function byMail(type: NotificationType, fields: Record<string, unknown>): OptIn {
  const email = text(fields.email) || text(fields.contact_point);
  const language = text(fields.language) || "en";
  const { levels, problems } = levelsOf(type, fields);
  refuseInvalid({
    ...(email === "" ? { email: "The email field is required." } : {}),
    ...(email !== "" && !isEmail(email) ? { email: "The email must be a valid email address." } : {}),
    ...(/^[a-z]{2}(?:-[a-z]{2})?$/i.test(language) ? {} : { language: "The selected language is invalid." }),
    ...problems,
    ...stringProblems(fields, ["email", "contact_point", "language"]),
  });
  return { type, contactPoint: email, language, levels };
}

type Levels = { levels: number[] | null; problems: Record<string, string> };

function levelsOf(type: NotificationType, fields: Record<string, unknown>): Levels {
  if (!type.endsWith("_credit_limit")) return { levels: null, problems: {} };
  const given = listed(fields.levels).map((level) => Number(text(level)));
  const problems = given.flatMap((level, index) =>
    CREDIT_LEVELS.includes(level)
      ? []
      : [[`levels.${index}`, `The selected levels.${index} is invalid.`] as const],
  );
  const levels =
    given.length === 0 ? [...CREDIT_LEVELS] : CREDIT_LEVELS.filter((each) => given.includes(each));
  return { levels, problems: Object.fromEntries(problems) };
}

/** An address that does not answer HEAD with 200 cannot be opted in. */
async function refuseUnlessAlive(url: string): Promise<void> {
  const status = await fetch(url, {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(PROBE_ANSWER_WITHIN_MS),
  }).then(
    (response) => response.status,
    () => undefined,
  );
  if (status !== 200)
    throw invalidFields({ webhook_url: "The webhook url must answer a HEAD request with status 200." });
}

function notificationReply({ type, contactPoint, language, levels }: OptIn): Reply {
  const notification = {
    type,
    contact_point: contactPoint,
    ...(language === null ? {} : { language }),
    ...(levels === null ? {} : { levels }),
  };
  return ok({ data: { notification }, meta: { message: "success" } });
}
