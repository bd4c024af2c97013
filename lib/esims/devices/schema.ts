import { type Device, DEVICES } from "./model";

/** The device that a reader named in the address; null where none is named, or one that does not exist. */
export function namedDevice(value: unknown): Device | null {
  return DEVICES.find((device) => device === value) ?? null;
}
