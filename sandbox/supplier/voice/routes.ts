import type { Context, Hono } from "hono";
import { withFaults, type Subject } from "../../kernel/operation.ts";
import { text } from "../fields.ts";
import type { Supplier } from "../supplier.ts";
import {
  claimNumber,
  listAvailableNumbers,
  listVoiceUsers,
  renewNumber,
  type VoiceEndpoint,
} from "./endpoints.ts";
import { openNumbers } from "./numbers.ts";
import { VoiceRefusal, voiceReply } from "./reply.ts";
import { voiceSettings } from "./settings.ts";

const BASE = "/api/third-party/partner";

type Route = { method: "GET" | "POST"; name: string; operation: string; endpoint: VoiceEndpoint };

const ROUTES: Route[] = [
  {
    method: "GET",
    name: "available-numbers",
    operation: "supplier.voice.numbers",
    endpoint: listAvailableNumbers,
  },
  { method: "POST", name: "claim-number", operation: "supplier.voice.claim", endpoint: claimNumber },
  { method: "POST", name: "renew-number", operation: "supplier.voice.renew", endpoint: renewNumber },
  { method: "GET", name: "user", operation: "supplier.voice.users", endpoint: listVoiceUsers },
];

/** PressOne's telephone numbers: another product than the eSIMs, paid from the same balance. */
export function mountVoice(app: Hono, supplier: Supplier): void {
  const { world, account } = supplier;
  const settings = voiceSettings(world.settings);
  const numbers = openNumbers(world, { account, settings });

  for (const { method, name, operation, endpoint } of ROUTES) {
    const answer = (c: Context): Response => {
      const { status, body } = voiceReply(() => {
        if (!hasKey(c, settings().key)) throw new VoiceRefusal(401, "Invalid API key.");
        return endpoint({ c, numbers, settings: settings(), now: world.clock.now().getTime() });
      });
      return Response.json(body, { status });
    };
    const serve = withFaults(operation, answer, subjectOf);
    app.on(method, `${BASE}/${name}/`, serve);
    app.all(`${BASE}/${name}/`, (c) =>
      c.json({ message: `Method "${c.req.method}" not allowed.`, code: "405" }, 405, { allow: method }),
    );
    app.get(`${BASE}/${name}`, withSlash);
  }
}

function subjectOf(c: Context): Subject {
  const { phone_number: number, email } = c.get("body");
  return { reference: text(number) || text(email) };
}

/** Django's way with an address that lacks its last slash: reads are sent on, writes end in a 404. */
function withSlash(c: Context): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname}/${search}`, 301);
}

function hasKey(c: Context, key: string): boolean {
  const own = c.req.header("pressone-x-api-key");
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const given = [own, bearer].filter((each) => each !== undefined);
  return given.length > 0 && given.every((each) => each === key);
}
