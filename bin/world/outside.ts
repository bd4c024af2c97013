import { given, type Environment, type Settings } from "./settings.ts";

/** What the web process is told about the outside world, and what the sandbox is told about the shop. */
export interface Outside {
  /** The names of the systems that the sandbox plays; empty when everything is real. */
  readonly played: readonly string[];
  readonly forWeb: Readonly<Record<string, string>>;
  readonly forSandbox: Readonly<Record<string, string>>;
}

const CLIENT = { id: "sandbox-client", secret: "sandbox-secret" };
const WEBHOOK_SECRET = "whsec_sandbox";
const VOICE_KEY = "sandbox-voice-key";

/** Telephone numbers are a product of PressOne's own; whoever has access to the real ones keeps it. */
function voiceNumbers(env: Environment, sandboxUrl: string): Record<string, string> {
  if (given(env, "SUPPLIER") === "airalo" || given(env, "PRESSONE_VOICE_API_KEY") !== undefined) return {};
  return { PRESSONE_VOICE_BASE_URL: sandboxUrl, PRESSONE_VOICE_API_KEY: VOICE_KEY };
}

/** Every outside system without keys is played by the sandbox; the others are left exactly as configured. */
export function outsideFor(env: Environment, settings: Settings): Outside {
  const { sandboxUrl, smtpPort, appUrl } = settings;
  const airalo = given(env, "SUPPLIER") === "airalo";
  const supplier = airalo ? "AIRALO" : "PRESSONE";
  const systems: readonly { name: string; key: string; variables: Record<string, string> }[] = [
    {
      name: "supplier",
      key: `${supplier}_CLIENT_ID`,
      variables: {
        [`${supplier}_BASE_URL`]: sandboxUrl,
        [`${supplier}_CLIENT_ID`]: CLIENT.id,
        [`${supplier}_CLIENT_SECRET`]: CLIENT.secret,
        ...voiceNumbers(env, sandboxUrl),
      },
    },
    {
      name: "payments",
      key: "STRIPE_SECRET_KEY",
      variables: {
        STRIPE_SECRET_KEY: "sk_test_sandbox",
        STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
        STRIPE_API_URL: sandboxUrl,
      },
    },
    {
      name: "mail",
      key: "SMTP_URL",
      variables: {
        SMTP_URL: `smtp://127.0.0.1:${String(smtpPort)}`,
        SANDBOX_MAILBOX_URL: `${sandboxUrl}/mailbox`,
        ADMIN_EMAILS: given(env, "ADMIN_EMAILS") ?? "admin@landfall.test",
      },
    },
  ];
  const missing = systems.filter((system) => given(env, system.key) === undefined);
  if (missing.length === 0) return { played: [], forWeb: {}, forSandbox: {} };

  const rates = given(env, "RATES_URL") ?? `${sandboxUrl}/rates`;
  const shared = { SANDBOX_URL: sandboxUrl, RATES_URL: rates };
  return {
    played: missing.map((system) => system.name),
    forWeb: missing.reduce((all, system) => ({ ...all, ...system.variables }), shared),
    forSandbox: {
      SANDBOX_PORT: String(settings.sandboxPort),
      SMTP_PORT: String(smtpPort),
      SANDBOX_PROFILE: airalo ? "airalo" : "pressone",
      SANDBOX_CLIENT_ID: CLIENT.id,
      SANDBOX_CLIENT_SECRET: CLIENT.secret,
      SANDBOX_WEBHOOK_URL: `${appUrl}/api/webhooks/stripe`,
      SANDBOX_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
  };
}
