// `npm run bench`: how fast the shop is, beside a bare page of its framework on the same machine in the same minutes.
import "./lib-hooks.ts";
import { optionsFrom } from "./bench/options.ts";
import { command } from "./world/fail.ts";

const began = performance.now();

await command(async () => {
  const options = optionsFrom(process.argv.slice(2));
  const { runBench } = await import("./bench/run.ts");
  const { jsonLine, table } = await import("./bench/report.ts");
  const figures = await runBench(options, (line) => {
    const seconds = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`bench ${String(seconds).padStart(4)} s  ${line}\n`);
  });
  if (figures === undefined) {
    process.exitCode = 130;
    return;
  }
  process.stdout.write(`\n${table(figures)}\n`);
  if (options.json) process.stdout.write(`${jsonLine(figures)}\n`);
});
process.exit();
