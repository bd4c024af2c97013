import "server-only";
import { requireCustomer } from "@/lib/auth/gates";
import { addressKey, isRefused, optOutsOf, readChooser } from "@/lib/notifications/choices/data";
import { isOptional } from "@/lib/notifications/model";
import { env } from "@/lib/platform/env";

/** What the signed-in customer wants to hear of, and whether mails reach them. */
export async function loadChoices(locale: string) {
  const { email } = await requireCustomer(locale, `/${locale}/account/notifications`);
  const address = addressKey(email);
  const [off, refused] = await Promise.all([optOutsOf(address), isRefused(address)]);
  return { email, off, isRefused: refused, support: env().SUPPORT_EMAIL };
}

/** The same by the link of a mail, and which topic that mail was about; null for a link that is not ours. */
export async function loadChoicesByLink(token: string) {
  const chooser = readChooser(token);
  if (!chooser) return null;
  const { addressHash, topic } = chooser;
  return { off: await optOutsOf(addressHash), topic: isOptional(topic) ? topic : null };
}
