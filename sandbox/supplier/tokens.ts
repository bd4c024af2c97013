import { NANOID_ALPHABET } from "../kernel/random.ts";
import type { World } from "../kernel/world.ts";
import type { Dialect } from "./dialect.ts";
import { badBearer, invalidFields, unauthorized } from "./reply.ts";

type Token = { id: string; expiresAt: number };

export type Tokens = {
  issue(fields: Record<string, unknown>, dialect: Dialect): string;
  check(authorization: string | undefined): void;
  expireAll(): number;
};

const SIGNATURE_LENGTH = 342;

export function openTokens({ store, clock, random, config, faults }: World): Tokens {
  const tokens = store.collection<Token>("supplier.tokens");
  faults.on("token_expiry", () => void expireAll());

  function expireAll(): number {
    const all = tokens.values();
    for (const token of all) tokens.delete(token.id);
    return all.length;
  }

  /** Header and claims as the real supplier's tokens carry them; only the signature means nothing. */
  function makeToken(lifetimeSeconds: number): string {
    const issuedAt = Math.floor(clock.now().getTime() / 1_000);
    const claims = {
      aud: config.credentials.clientId,
      jti: random.text(40, "0123456789abcdef"),
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      sub: "",
      scopes: [],
    };
    const encoded = [{ typ: "JWT", alg: "RS256" }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    return [...encoded, random.text(SIGNATURE_LENGTH, NANOID_ALPHABET)].join(".");
  }

  return {
    issue(fields, dialect) {
      const { client_id: id, client_secret: secret, grant_type: grant } = fields;
      const missing: Record<string, string> = {};
      if (!id) missing.client_id = "The client id field is required.";
      if (!secret) missing.client_secret = "The client secret field is required.";
      if (Object.keys(missing).length > 0) throw invalidFields(missing);
      if (id !== config.credentials.clientId) {
        throw invalidFields({ client_id: "The selected client id is invalid." });
      }
      // Left out, it is forgiven.
      if (grant && grant !== "client_credentials") {
        throw invalidFields({ grant_type: "The selected grant type is invalid." });
      }
      if (secret !== config.credentials.clientSecret) throw unauthorized("Client authentication failed");
      const token = makeToken(dialect.tokenLifetimeSeconds);
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
    expireAll,
  };
}

/** Three parts with dots between them, whoever made it. */
export function isTokenLike(authorization = ""): boolean {
  return /^Bearer [^.\s]+\.[^.\s]+\.[^.\s]+$/i.test(authorization);
}
