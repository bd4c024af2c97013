/** What people do with data on a trip. */
export const HABITS = [
  "messages",
  "maps",
  "browsing",
  "social",
  "music",
  "calls",
  "video",
  "laptop",
] as const;
export type Habit = (typeof HABITS)[number];

/** How much of it a day: not at all, now and then, or a lot. */
export const LEVELS = ["none", "some", "lots"] as const;
export type Level = (typeof LEVELS)[number];

export type Habits = Readonly<Record<Habit, Level>>;

/**
 * MB a day. From what the services themselves say per hour: maps about 5 MB, pages 60 MB, feeds with pictures and short films
 * 150 MB, music 70 MB, calls with a picture 450 MB, films in standard definition 700 MB; a laptop on the hotspot like a
 * working morning. "some" is a quarter to a whole hour of it, "lots" two to three.
 */
const PER_DAY: Readonly<Record<Habit, Readonly<Record<Level, number>>>> = {
  messages: { none: 0, some: 15, lots: 60 },
  maps: { none: 0, some: 10, lots: 30 },
  browsing: { none: 0, some: 40, lots: 150 },
  social: { none: 0, some: 110, lots: 400 },
  music: { none: 0, some: 70, lots: 200 },
  calls: { none: 0, some: 150, lots: 900 },
  video: { none: 0, some: 350, lots: 1_500 },
  laptop: { none: 0, some: 500, lots: 2_000 },
};

/** What most travellers do. */
export const USUAL: Habits = {
  messages: "lots",
  maps: "some",
  browsing: "some",
  social: "some",
  music: "none",
  calls: "none",
  video: "none",
  laptop: "none",
};

export const MOST_DAYS = 90;
const MB_PER_GB = 1024;
/** For what nobody plans: updates, an evening without Wi-Fi. */
const RESERVE = 1.2;

/** MB a day of one habit. */
export function perDayMb(habit: Habit, level: Level): number {
  return PER_DAY[habit][level];
}

/** How much data a trip takes, in whole GB, with a reserve; at least one. */
export function neededGb(days: number, habits: Habits): number {
  const mb = HABITS.reduce((sum, habit) => sum + perDayMb(habit, habits[habit]), 0);
  return Math.max(1, Math.ceil((mb * days * RESERVE) / MB_PER_GB));
}
