"use server";
import { refresh } from "next/cache";
import { customerAction, publicAction } from "@/lib/auth/builders";
import { addressKey, readChooser } from "@/lib/notifications/choices/data";
import { setTopic, setTopics } from "@/lib/notifications/choices/mutations";
import { fail, ok, type Result } from "@/lib/platform/result";
import { linkToken, oneTopic, ticked } from "./schema";

/** What the signed-in customer wants to hear of. */
export const chooseTopics = customerAction({
  name: "customers.choose-topics",
  input: ticked,
  run: async (wanted, { customer }): Promise<Result<null, never>> => {
    await setTopics(addressKey(customer.email), wanted);
    refresh();
    return ok(null);
  },
});

/** The same for whoever came by the link of a mail. */
export const chooseTopicsByLink = publicAction({
  name: "customers.choose-topics-by-link",
  input: ticked.extend({ token: linkToken }),
  run: async ({ token, ...wanted }): Promise<Result<null, "not_ours">> => {
    const chooser = readChooser(token);
    if (!chooser) return fail("not_ours");
    await setTopics(chooser.addressHash, wanted);
    refresh();
    return ok(null);
  },
});

/** Ends the topic of the mail that the link came in, or takes that back. */
export const switchTopic = publicAction({
  name: "customers.switch-topic",
  input: oneTopic,
  run: async ({ token, topic, wanted }): Promise<Result<null, "not_ours">> => {
    const chooser = readChooser(token);
    if (!chooser) return fail("not_ours");
    await setTopic(chooser.addressHash, topic, wanted);
    refresh();
    return ok(null);
  },
});
