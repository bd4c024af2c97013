import type { World } from "../kernel/world.ts";
import type { Dialect } from "./dialect.ts";
import { badBearer, invalidFields, unauthorized } from "./reply.ts";

type Token = { id: string; expiresAt: number };

export type Tokens = {
  issue(fields: Record<string, unknown>, dialect: Dialect): string;
  check(authorization: string | undefined): void;
  expireAll(): number;
};

const TOKEN_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function openTokens({ store, clock, random, config }: World): Tokens {
  const tokens = store.collection<Token>("supplier.tokens");

  return {
    issue(fields, dialect) {
      const { client_id: id, client_secret: secret } = fields;
      const missing: Record<string, string> = {};
      if (!id) missing.client_id = "The client id field is required.";
      if (!secret) missing.client_secret = "The client secret field is required.";
      if (Object.keys(missing).length > 0) throw invalidFields(missing);
      if (id !== config.credentials.clientId) {
        throw invalidFields({ client_id: "The selected client id is invalid." });
      }
      if (secret !== config.credentials.clientSecret) throw unauthorized("Client authentication failed");
      const token = [36, 120, 86].map((length) => random.text(length, TOKEN_ALPHABET)).join(".");
      tokens.put(token, {
        id: token,
        expiresAt: clock.now().getTime() + dialect.tokenLifetimeSeconds * 1_000,
      });
      return token;
    },
    check(authorization) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
      const known = token === undefined ? undefined : tokens.get(token);
      if (!known || known.expiresAt <= clock.now().getTime()) throw badBearer();
    },
    expireAll() {
      const all = tokens.values();
      for (const token of all) tokens.delete(token.id);
      return all.length;
    },
  };
}
