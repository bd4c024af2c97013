import { folded } from "../search/model/match";

const SHORTEST = 2;
const MOST = 6;

/** The devices whose names hold every word that was typed, the shortest names first. */
export function devicesNamed(devices: readonly string[], typed: string): string[] {
  const words = folded(typed).split(" ").filter(Boolean);
  if (words.join("").length < SHORTEST) return [];
  return devices
    .filter((device) => {
      const name = ` ${folded(device)}`;
      return words.every((word) => name.includes(` ${word}`));
    })
    .toSorted((a, b) => a.length - b.length || a.localeCompare(b, "en", { numeric: true }))
    .slice(0, MOST);
}
