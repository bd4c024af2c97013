import type { Settings } from "../../kernel/settings.ts";

/** The voice-only API is hardly documented: what it does beyond its paths is set here. */
const VOICE_SETTINGS = {
  /** Sent as `Pressone-X-Api-Key`, as bearer token, or as both. */
  key: "sandbox-voice-key",
  plan: "voice-basic",
  trialDays: 7,
  renewalDays: 30,
  renewalCents: 500,
};

export type VoiceSettings = typeof VOICE_SETTINGS;

export function voiceSettings(settings: Settings): () => VoiceSettings {
  const section = settings.section("voice", VOICE_SETTINGS);
  return () => section.read();
}
