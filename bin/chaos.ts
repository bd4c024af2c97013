// `npm run chaos`: real checkouts against the production build while everything goes wrong; what it does is said in the README.
// that it would tell.
import { runCampaign } from "./chaos/campaign.ts";
import { runMutants } from "./chaos/mutants/run.ts";
import { optionsFrom, type Options } from "./chaos/options.ts";
import { jsonLine, mutantLine, printReport } from "./chaos/report.ts";
import { say } from "./chaos/say.ts";
import { command } from "./world/fail.ts";

async function lookForMutants(options: Options): Promise<boolean> {
  const report = await runMutants(options, say);
  const caught = options.mutants.length - report.missed.length;
  say(`${caught} of ${options.mutants.length} defects were caught`);
  if (options.json) process.stdout.write(`${mutantLine(report)}\n`);
  return report.ok;
}

async function weatherTheStorm(options: Options): Promise<boolean | undefined> {
  const report = await runCampaign(options);
  if (report === undefined) return undefined;
  printReport(report);
  if (options.json) process.stdout.write(`${jsonLine(report)}\n`);
  return report.ok;
}

await command(async () => {
  const options = optionsFrom(process.argv.slice(2));
  const ok = await (options.mutants.length > 0 ? lookForMutants(options) : weatherTheStorm(options));
  process.exitCode = ok === undefined ? 130 : ok ? 0 : 1;
});
process.exit();
