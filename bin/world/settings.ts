import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { Failure } from "./fail.ts";

export const root = resolve(import.meta.dirname, "../..");

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where one instance of Landfall lives: its ports, its folder, its addresses. */
export interface Settings {
  readonly port: number;
  readonly sandboxPort: number;
  readonly smtpPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly appUrl: string;
  readonly sandboxUrl: string;
}

/** The file that the configuration comes from, if there is one. */
export function envFile(): string | undefined {
  const file = resolve(root, process.env.ENV_FILE ?? ".env");
  return process.env.ENV_FILE !== "" && existsSync(file) ? file : undefined;
}

/**
 * Loads `.env` into the environment; what is set there already wins.
 * ENV_FILE names another file, and an empty ENV_FILE none at all: tests must never pick up live keys.
 */
export function loadEnvFile(): void {
  const file = envFile();
  if (file !== undefined) process.loadEnvFile(file);
}

const BUILT_IN = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/**
 * The one variable that goes into a build; empty where nobody gave it. Read without loading the file, so that the
 * tests and the shop agree on the build though only the shop may see the other keys.
 */
export function builtIn(): Environment {
  const file = envFile();
  const inFile = file === undefined ? {} : parseEnv(readFileSync(file, "utf8"));
  const value = given(process.env, BUILT_IN) ?? given(inFile, BUILT_IN);
  return value === undefined ? {} : { [BUILT_IN]: value };
}

/**
 * The framework reads `.env` files by itself, for every variable that is not set. Where we were told to use another
 * file, those names are set to nothing.
 */
export function hiddenFromFramework(): Record<string, string> {
  if (process.env.ENV_FILE === undefined) return {};
  const files = [".env", ".env.local", ".env.production", ".env.production.local", ".env.development"];
  const found = files.map((name) => resolve(root, name)).filter((path) => existsSync(path));
  const names = found.flatMap((path) => Object.keys(parseEnv(readFileSync(path, "utf8"))));
  return Object.fromEntries(names.map((name) => [name, ""]));
}

/** An empty variable counts as not set, as in `.env` files where a line is left blank. */
export function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function portFrom(env: Environment, name: string, fallback: number): number {
  const text = given(env, name);
  if (text === undefined) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`${name}=${text} is not a port: set ${name} to a number from 1 to 65535.`);
}

export function settingsFrom(env: Environment): Settings {
  const port = portFrom(env, "PORT", 3000);
  const sandboxPort = portFrom(env, "SANDBOX_PORT", 4010);
  return {
    port,
    sandboxPort,
    smtpPort: portFrom(env, "SMTP_PORT", sandboxPort + 1),
    dataDir: resolve(root, given(env, "DATA_DIR") ?? ".landfall"),
    databaseUrl: given(env, "DATABASE_URL"),
    appUrl: given(env, "APP_URL") ?? `http://localhost:${String(port)}`,
    // Named as the browser names it: the pay page and the shop must agree on the address.
    sandboxUrl: `http://localhost:${String(sandboxPort)}`,
  };
}
