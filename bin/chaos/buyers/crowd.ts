import { chanceOf } from "../chance.ts";
import { live, type Street } from "./buyer.ts";
import { storyOf, type Good, type Story } from "./stories.ts";
import type { Testimony } from "./testimony.ts";

interface Crowd {
  readonly stories: readonly Story[];
  readonly street: Street;
  /** How many of them are in the shop at once. */
  readonly atOnce: number;
  readonly onHome: (testimony: Testimony) => void;
}

export function storiesOf(count: number, seed: number, goods: readonly Good[]): readonly Story[] {
  const chance = chanceOf(seed, "buyers");
  return Array.from({ length: count }, (_, index) => storyOf(index, chance, goods));
}

/** Lets all of them in, so many at a time; what each of them saw. */
export async function letIn({ stories, street, atOnce, onHome }: Crowd): Promise<readonly Testimony[]> {
  const queue = [...stories];
  const home: Testimony[] = [];
  async function door(): Promise<void> {
    for (let story = queue.shift(); story !== undefined; story = queue.shift()) {
      const testimony = await live(story, street);
      home.push(testimony);
      onHome(testimony);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, door));
  return home;
}
