// Runs before each test file.
import { afterEach } from "vitest";

// What is worth a line on the console is worth a test that expects it (with a spy), or a mend.
const said: string[] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...words: unknown[]) => {
    said.push(`console.${level}: ${words.map(String).join(" ")}`);
  };
}

afterEach(() => {
  const lines = said.splice(0);
  if (lines.length > 0) throw new Error(`A test must not write to the console.\n${lines.join("\n")}`);
});
