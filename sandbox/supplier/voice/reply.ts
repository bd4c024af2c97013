type VoiceReply = { status: number; body: object };

export class VoiceRefusal extends Error {
  readonly reply: VoiceReply;
  constructor(status: number, message: string) {
    super(message);
    this.reply = { status, body: { message, code: String(status) } };
  }
}

/** What the work answers, or how it was refused. */
export function voiceReply(work: () => VoiceReply): VoiceReply {
  try {
    return work();
  } catch (error) {
    if (error instanceof VoiceRefusal) return error.reply;
    throw error;
  }
}
