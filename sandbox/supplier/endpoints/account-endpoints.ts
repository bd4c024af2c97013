import type { Call } from "../call.ts";
import { COMPATIBLE_DEVICES, modelsOf } from "../devices.ts";
import { ok, type Reply } from "../reply.ts";
import { priceIn } from "../prices.ts";

export function requestToken({ supplier, dialect, fields }: Call): Reply {
  const token = supplier.tokens.issue(fields, dialect);
  return ok({
    data: { token_type: "Bearer", expires_in: dialect.tokenLifetimeSeconds, access_token: token },
    meta: { message: "success" },
  });
}

export function getBalance({ supplier }: Call): Reply {
  const { emptyBalances, balancesAsList, priceAs } = supplier.settings();
  const amount = priceIn(priceAs, supplier.account.balanceCents());
  const balance = { name: "balance", availableBalance: { amount, currency: "USD" } };
  const balances = emptyBalances ? [] : balancesAsList ? [balance] : balance;
  // The documented content type, although the body is JSON.
  return ok(
    { data: { balances }, meta: { message: "success" } },
    { headers: { "content-type": "text/plain;charset=UTF-8" } },
  );
}

export function listDevices(): Reply {
  return ok({ data: COMPATIBLE_DEVICES });
}

/** The older list, with a line for every model of a device. */
export function listFullDevices(): Reply {
  return ok({
    data: COMPATIBLE_DEVICES.flatMap((device) => modelsOf(device).map((model) => ({ model, ...device }))),
  });
}
