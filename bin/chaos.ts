// `npm run chaos`: real checkouts against the production build while everything goes wrong; see bin/chaos/README.md.
import { runCampaign } from "./chaos/campaign.ts";
import { optionsFrom } from "./chaos/options.ts";
import { jsonLine, printReport } from "./chaos/report.ts";
import { command } from "./world/fail.ts";

await command(async () => {
  const options = optionsFrom(process.argv.slice(2));
  const report = await runCampaign(options);
  if (report === undefined) {
    process.exitCode = 130;
    return;
  }
  printReport(report);
  if (options.json) process.stdout.write(`${jsonLine(report)}\n`);
  process.exitCode = report.ok ? 0 : 1;
});
process.exit();
