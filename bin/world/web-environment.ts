import type { Outside } from "./outside.ts";
import { secretsIn } from "./secrets.ts";
import { given, hiddenFromFramework, type Environment, type Settings } from "./settings.ts";

export type Mode = "start" | "dev";

interface WebPlan {
  readonly mode: Mode;
  readonly settings: Settings;
  readonly outside: Outside;
  readonly databaseUrl: string;
}

/** What the web process is told. What the operator set always wins; the rest is filled in. */
export function webEnvironment({ mode, settings, outside, databaseUrl }: WebPlan): Environment {
  const secrets = secretsIn(settings.dataDir);
  const { ENCRYPTION_KEY, NEXTAUTH_SECRET, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = secrets;
  const kept = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => given(process.env, name) !== undefined),
  );
  return {
    ...hiddenFromFramework(),
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    ENCRYPTION_KEY,
    NEXTAUTH_SECRET,
    // Half a pair of the operator's must not be completed with half of ours.
    ...(kept["VAPID_PUBLIC_KEY"] === undefined && kept["VAPID_PRIVATE_KEY"] === undefined
      ? { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }
      : {}),
    ...kept,
    ...outside.forWeb,
    DATABASE_URL: databaseUrl,
    PORT: String(settings.port),
    NODE_ENV: mode === "start" ? "production" : "development",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
