import type { Call } from "../call.ts";
import { COMPATIBLE_DEVICES } from "../devices.ts";
import { ok, type Reply } from "../reply.ts";
import { money } from "../wire-values.ts";

export function requestToken({ supplier, dialect, fields }: Call): Reply {
  supplier.limits.count(`${dialect.name}:token`, dialect.limits.token);
  const token = supplier.tokens.issue(fields, dialect);
  return ok({
    data: { token_type: "Bearer", expires_in: dialect.tokenLifetimeSeconds, access_token: token },
    meta: { message: "success" },
  });
}

export function getBalance({ supplier }: Call): Reply {
  const amount = money(supplier.account.balanceCents());
  const balances = supplier.settings().emptyBalances
    ? []
    : { name: "balance", availableBalance: { amount, currency: "USD" } };
  // The documented content type, although the body is JSON.
  return ok(
    { data: { balances }, meta: { message: "success" } },
    { headers: { "content-type": "text/plain;charset=UTF-8" } },
  );
}

export function listDevices(): Reply {
  return ok({ data: COMPATIBLE_DEVICES });
}
