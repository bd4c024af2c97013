/** A browser that the sandbox plays: it has the keys that open what is sent to it. */
export type Browser = {
  id: string;
  publicKey: string;
  privateKey: string;
  auth: string;
  /** It threw its subscription away: the service answers 410 from then on. */
  isGone: boolean;
};

/** A message that the push service took. */
export type PushMessage = {
  id: string;
  /** Sandbox time. */
  receivedAt: string;
  browser: string;
  ttl: number;
  urgency: string;
  /** Whom the sender says to write to. */
  subject: string;
  bytes: number;
  text: string;
};
