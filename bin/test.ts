// `npm test`: every check there is. `npm run verify` is the part without a build and a browser, `npm run e2e` the rest.
import { BROWSER, BUILD, perform, STATIC, UNIT, type Step } from "./checks/steps.ts";
import { lastLine, sum, type Tally } from "./checks/tally.ts";
import { Failure } from "./world/fail.ts";

const PARTS: Readonly<Record<string, readonly Step[]>> = {
  test: [...STATIC, UNIT, BUILD, BROWSER],
  verify: [...STATIC, UNIT],
  e2e: [BUILD, BROWSER],
};

const part = process.argv[2] ?? "test";
const steps = PARTS[part];
if (steps === undefined) {
  process.stderr.write(`There is no part "${part}": use verify, e2e, or nothing for all of it.\n`);
  process.exit(1);
}

const done: { step: Step; tally: Tally }[] = [];
const hasFailed = (step: Step): boolean => done.some((one) => one.step === step && one.tally.failed > 0);
// The journeys run on the build, and would try to make it once more.
const unbuilt: Step = {
  name: BROWSER.name,
  run: () => Promise.reject(new Failure("not run: the build failed")),
};
for (const step of steps) {
  const tally = await perform(step === BROWSER && hasFailed(BUILD) ? unbuilt : step);
  done.push({ step, tally });
}

const failed = done.filter(({ tally }) => tally.failed > 0).map(({ step }) => step.name);
process.stdout.write(failed.length === 0 ? "\n" : `\nFailed: ${failed.join(", ")}\n`);
const total = sum(done.map(({ tally }) => tally));
process.stdout.write(`${lastLine(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);
