import { hashText, seededRandom } from "../../sandbox/kernel/random.ts";

/** Chance of one kind of thing. */
export interface Chance {
  /** A whole number from `least` to `most`. */
  readonly int: (least: number, most: number) => number;
  readonly text: (length: number, alphabet: string) => string;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

/**
 * The chance of `name` in a run of `seed`. Each name has a stream of its own: how often one thing was decided must not
 * change how another one is.
 */
export function chanceOf(seed: number, name: string): Chance {
  const random = seededRandom((seed * 7919) ^ hashText(name));
  return {
    int: (least, most) => random.int(least, most),
    text: (length, alphabet) => random.text(length, alphabet),
    happens: (probability) => random.next() < probability,
    pick: (items) => {
      const picked = items[random.int(0, items.length - 1)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}
