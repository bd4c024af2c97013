// `npm run simulate:polling`: how late alerts about used data come with the shop's own planner, beside asking in turn.
import "./lib-hooks.ts";
import { optionsFrom } from "./simulate-polling/options.ts";
import { command } from "./world/fail.ts";

const began = performance.now();

await command(async () => {
  const options = optionsFrom(process.argv.slice(2));
  // The shop's files are found by the hooks above, so only from here on.
  const { simulate } = await import("./simulate-polling/run.ts");
  const { jsonLine, table } = await import("./simulate-polling/report.ts");
  const report = await simulate(options, (line) => {
    const seconds = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`polling ${String(seconds).padStart(4)} s  ${line}\n`);
  });
  process.stdout.write(`\n${table(report)}\n`);
  if (options.json) process.stdout.write(`${jsonLine(report)}\n`);
});
process.exit();
