import { lookup } from "./lookup.ts";
import type { Store } from "./store.ts";

type Value = string | number | boolean | null | readonly string[];
export type SettingValues = Record<string, Value>;
/** For settings that only a few values mean something to. */
export type Choices<T> = { readonly [K in keyof T]?: readonly T[K][] };

/** Each area declares its own switches with their defaults; a patch may only change declared ones. */
export type Settings = {
  section<T extends SettingValues>(name: string, defaults: T, choices?: Choices<T>): { read(): T };
  all(): Record<string, SettingValues>;
  defaults(): Record<string, SettingValues>;
  choices(): Record<string, Choices<SettingValues>>;
  /** Returns the complaint, or undefined when the patch was taken. */
  patch(patch: Record<string, unknown>): string | undefined;
};

export function openSettings(store: Store): Settings {
  const changed = store.collection<SettingValues>("kernel.settings");
  const declared = new Map<string, SettingValues>();
  const chosenFrom = new Map<string, Choices<SettingValues>>();

  function read(name: string): SettingValues {
    return { ...declared.get(name), ...changed.get(name) };
  }

  function complaintAbout(section: string, values: unknown): string | undefined {
    const defaults = declared.get(section);
    if (!defaults) return `there is no section "${section}"`;
    if (!isRecord(values)) return `"${section}" must be an object`;
    for (const [key, value] of Object.entries(values)) {
      const standard = lookup(defaults, key);
      if (standard === undefined) return `there is no setting "${section}.${key}"`;
      if (standard !== null && kindOf(value) !== kindOf(standard)) {
        return `"${section}.${key}" must be a ${kindOf(standard)}`;
      }
      const choices = chosenFrom.get(section)?.[key];
      if (choices && !choices.some((choice) => choice === value))
        return `"${section}.${key}" must be one of: ${choices.join(", ")}`;
    }
    return undefined;
  }

  return {
    section<T extends SettingValues>(name: string, defaults: T, choices: Choices<T> = {}) {
      declared.set(name, defaults);
      chosenFrom.set(name, choices);
      return { read: () => read(name) as T };
    },
    all: () => Object.fromEntries([...declared.keys()].map((name) => [name, read(name)])),
    defaults: () => Object.fromEntries(declared),
    choices: () => Object.fromEntries(chosenFrom),
    patch(patch) {
      for (const [section, values] of Object.entries(patch)) {
        const complaint = complaintAbout(section, values);
        if (complaint) return complaint;
      }
      for (const [section, values] of Object.entries(patch)) {
        changed.put(section, { ...changed.get(section), ...(values as SettingValues) });
      }
      return undefined;
    },
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}
