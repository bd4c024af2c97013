import { startSandbox } from "./start.ts";

const env = process.env;
const port = Number(env.SANDBOX_PORT ?? 4010);
const smtpPort = Number(env.SMTP_PORT ?? port + 1);

try {
  const sandbox = await startSandbox({
    port,
    smtpPort,
    host: env.SANDBOX_HOST,
    dataDir: env.DATA_DIR ?? ".landfall",
    profile: env.SANDBOX_PROFILE === "airalo" ? "airalo" : "pressone",
    seed: env.SANDBOX_SEED ? Number(env.SANDBOX_SEED) : undefined,
    clientId: env.SANDBOX_CLIENT_ID,
    clientSecret: env.SANDBOX_CLIENT_SECRET,
    webhookUrl: env.SANDBOX_WEBHOOK_URL,
    webhookSecret: env.SANDBOX_WEBHOOK_SECRET,
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(`sandbox ready ${sandbox.url}\n`);
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exit(1);
}

function complaint(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `sandbox: port ${port} or ${smtpPort} is taken; set SANDBOX_PORT (and SMTP_PORT) to free ones`;
  }
  return `sandbox: could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
