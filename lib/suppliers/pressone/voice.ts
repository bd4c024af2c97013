import "server-only";
import { z } from "zod";
import type { SupplierPage } from "../contract/lists";
import type { VoiceNumbers } from "../contract/voice";
import type { Body } from "../http";
import { openCaller } from "../partner/caller";
import { parse } from "../partner/client";
import { demand } from "../partner/writes";
import { unwrap } from "../partner/wire/values";
import { numberWire, pageOf, renewalWire, userWire } from "./voice-wire";

type VoiceAccess = { readonly baseUrl: string; readonly apiKey: string; readonly concurrency: number };

const NAME = "pressone";
const ROOT = "/api/third-party/partner";
const PAGE_SIZE = 100;

/** PressOne's telephone numbers: an API of their own, with a key instead of a token. */
export function openVoice(access: VoiceAccess): VoiceNumbers {
  const { ask, submit } = openCalls(access);

  async function page<T>(
    request: { operation: string; name: string; query: Record<string, string>; page: number },
    item: z.ZodType<T>,
  ): Promise<SupplierPage<T>> {
    demand(Number.isSafeInteger(request.page) && request.page >= 1, "pages count from 1");
    const query = new URLSearchParams({
      ...request.query,
      page_index: String(request.page),
      page_size: String(PAGE_SIZE),
    });
    const body = await ask(request.operation, `${request.name}/?${query.toString()}`);
    const { data, total, page_size } = parse(pageOf(item), body, "read");
    const lastPage = Math.max(1, Math.ceil(total / page_size));
    return { items: data, page: request.page, lastPage, total };
  }

  return {
    available: (number) =>
      page({ operation: "voice-numbers", name: "available-numbers", query: {}, page: number }, numberWire),
    claim: async ({ sendBefore, ...request }) => {
      for (const [name, value] of Object.entries(request)) demand(value.trim() !== "", `${name} is missing`);
      demandEmail(request.email);
      demand(/^[A-Z]{2}$/.test(request.country), "a country is named by two capital letters");
      const json = {
        phone_number: request.phoneNumber,
        email: request.email,
        first_name: request.firstName,
        last_name: request.lastName,
        mobile: request.mobile,
        country: request.country,
      };
      const call = { operation: "voice-claim", name: "claim-number/", body: { json }, sendBefore };
      return submit(call, userWire);
    },
    renew: async ({ email, sendBefore }) => {
      demandEmail(email);
      const body = { json: { email } };
      return submit({ operation: "voice-renew", name: "renew-number/", body, sendBefore }, renewalWire);
    },
    users: ({ email, mobile, page: number = 1 }) => {
      const query = { ...(email && { email }), ...(mobile && { mobile }) };
      return page({ operation: "voice-users", name: "user", query, page: number }, userWire);
    },
  };
}

function demandEmail(email: string): void {
  demand(z.email().safeParse(email).success, "the e-mail address is not one");
}

type Write = { operation: string; name: string; body: Body; sendBefore?: number };

function openCalls({ baseUrl, apiKey, concurrency }: VoiceAccess) {
  // Either would do by what is known; the supplier's own telephone client sends both.
  const headers = { "Pressone-X-Api-Key": apiKey, Authorization: `Bearer ${apiKey}` };
  const call = openCaller({
    name: NAME,
    account: baseUrl,
    baseUrl,
    concurrency,
    secrets: [apiKey],
    pass: () => ({ headers }),
  });
  return {
    ask: async (operation: string, name: string) =>
      (await call({ operation, path: `${ROOT}/${name}`, method: "GET" })).body,
    submit: async <T>({ name, ...request }: Write, schema: z.ZodType<T>) =>
      parse(
        schema,
        unwrap((await call({ ...request, path: `${ROOT}/${name}`, method: "POST" })).body),
        "write",
      ),
  };
}
