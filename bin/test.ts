// `npm test`: every check there is. `npm run verify` is the part without a build and a browser, `npm run e2e` the rest.
import {
  BROWSER,
  BUILD,
  CHAOS,
  type Done,
  perform,
  performInPairs,
  ROUTES,
  STATIC,
  type Step,
  UNIT,
} from "./checks/steps.ts";
import { lastLine, sum } from "./checks/tally.ts";
import { Failure } from "./world/fail.ts";

interface Part {
  readonly checksCode: boolean;
  readonly steps: readonly Step[];
}

const PARTS: Readonly<Record<string, Part>> = {
  test: { checksCode: true, steps: [UNIT, BUILD, CHAOS, BROWSER] },
  verify: { checksCode: true, steps: [UNIT] },
  e2e: { checksCode: false, steps: [BUILD, BROWSER] },
};

const partName = process.argv[2] ?? "test";
const part = PARTS[partName];
if (part === undefined) {
  process.stderr.write(`There is no part "${partName}": use verify, e2e, or nothing for all of it.\n`);
  process.exit(1);
}

const done: Done[] = [];
const hasFailed = (step: Step): boolean => done.some((one) => one.step === step && one.tally.failed > 0);
/** These run on the build, and would try to make it once more. */
const NEEDS_BUILD: readonly Step[] = [CHAOS, BROWSER];
const unbuilt = ({ name }: Step): Step => ({
  name,
  run: () => Promise.reject(new Failure("not run: the build failed")),
});
if (part.checksCode) {
  done.push({ step: ROUTES, tally: await perform(ROUTES) });
  done.push(...(await performInPairs(STATIC)));
}
for (const step of part.steps) {
  const isStuck = NEEDS_BUILD.includes(step) && hasFailed(BUILD);
  const tally = await perform(isStuck ? unbuilt(step) : step);
  done.push({ step, tally });
}

const failed = done.filter(({ tally }) => tally.failed > 0).map(({ step }) => step.name);
process.stdout.write(failed.length === 0 ? "\n" : `\nFailed: ${failed.join(", ")}\n`);
for (const { tally } of done)
  for (const failure of tally.failures ?? []) process.stdout.write(`\n${failure}\n`);
const total = sum(done.map(({ tally }) => tally));
process.stdout.write(`${lastLine(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);
