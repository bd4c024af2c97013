// `npm test`: every check there is. `npm run verify` is the part without a build and a browser, `npm run e2e` the rest.
import {
  BROWSER,
  BUILD,
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
  test: { checksCode: true, steps: [UNIT, BUILD, BROWSER] },
  verify: { checksCode: true, steps: [UNIT] },
  e2e: { checksCode: false, steps: [BUILD, BROWSER] },
};

const name = process.argv[2] ?? "test";
const part = PARTS[name];
if (part === undefined) {
  process.stderr.write(`There is no part "${name}": use verify, e2e, or nothing for all of it.\n`);
  process.exit(1);
}

const done: Done[] = [];
const hasFailed = (step: Step): boolean => done.some((one) => one.step === step && one.tally.failed > 0);
// The journeys run on the build, and would try to make it once more.
const unbuilt: Step = {
  name: BROWSER.name,
  run: () => Promise.reject(new Failure("not run: the build failed")),
};
if (part.checksCode) {
  done.push({ step: ROUTES, tally: await perform(ROUTES) });
  done.push(...(await performInPairs(STATIC)));
}
for (const step of part.steps) {
  const tally = await perform(step === BROWSER && hasFailed(BUILD) ? unbuilt : step);
  done.push({ step, tally });
}

const failed = done.filter(({ tally }) => tally.failed > 0).map(({ step }) => step.name);
process.stdout.write(failed.length === 0 ? "\n" : `\nFailed: ${failed.join(", ")}\n`);
const total = sum(done.map(({ tally }) => tally));
process.stdout.write(`${lastLine(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);
