// `npm run doctor`: looks at a configuration as the shop would use it, and says what is wrong and how to mend it.
import "./lib-hooks.ts";
import { optionsFrom, USAGE } from "./doctor/options.ts";
import { command, messageOf } from "./world/fail.ts";

const isJson = process.argv.includes("--json");

await command(async () => {
  const options = optionsFrom(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  try {
    // The shop's files are found by the hooks above, so only from here on.
    const { runDoctor } = await import("./doctor/run.ts");
    if (!(await runDoctor(options))) process.exitCode = 1;
  } catch (error) {
    const checks = [{ id: "doctor.start", status: "failed", text: messageOf(error) }];
    if (isJson) process.stdout.write(`${JSON.stringify({ ok: false, checks })}\n`);
    throw error;
  }
});
// Connections that the shop's own clients keep open would hold the process.
process.exit();
