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
  const { ENCRYPTION_KEY, NEXTAUTH_SECRET } = secretsIn(settings.dataDir);
  const kept = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => given(process.env, name) !== undefined),
  );
  return {
    ...hiddenFromFramework(),
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    ENCRYPTION_KEY,
    NEXTAUTH_SECRET,
    ...kept,
    ...outside.forWeb,
    DATABASE_URL: databaseUrl,
    PORT: String(settings.port),
    NODE_ENV: mode === "start" ? "production" : "development",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
