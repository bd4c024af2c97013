import type { Collection } from "../../kernel/store.ts";
import { StripeFailure } from "./errors.ts";

export type StoredReply = {
  fingerprint: string;
  status: number;
  body: unknown;
  requestId: string;
  /** Milliseconds of the sandbox clock. */
  at: number;
};

const KEPT_MS = 24 * 3_600_000;
const LONGEST_KEY = 255;

export type Replies = {
  find(key: string, fingerprint: string): StoredReply | undefined;
  keep(key: string, reply: Omit<StoredReply, "at">): void;
  /** A failure after the work is remembered like any answer: whoever asks again with the key hears it again. */
  overwrite(key: string, failed: { requestId: string; status: number; body: unknown }): void;
};

export function openReplies(stored: Collection<StoredReply>, nowMs: () => number): Replies {
  return {
    find(key, fingerprint) {
      if (key.length > LONGEST_KEY)
        throw idempotencyError(`Idempotency keys are at most ${LONGEST_KEY} characters.`);
      const reply = stored.get(key);
      if (!reply || nowMs() - reply.at >= KEPT_MS) return undefined;
      if (reply.fingerprint !== fingerprint) {
        throw idempotencyError(
          `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        );
      }
      return reply;
    },
    keep: (key, reply) => stored.put(key, { ...reply, at: nowMs() }),
    overwrite(key, { requestId, status, body }) {
      const reply = stored.get(key);
      if (reply?.requestId === requestId) stored.put(key, { ...reply, status, body });
    },
  };
}

function idempotencyError(message: string): StripeFailure {
  return new StripeFailure(400, { type: "idempotency_error", message });
}
