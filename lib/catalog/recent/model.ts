/** The key in the browser's own storage. What is kept there never leaves it. */
export const RECENT_KEY = "recent";
export const MOST_RECENT = 6;

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** The destinations that a browser keeps as looked at, newest first; nothing where what it keeps makes no sense. */
export function readRecent(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    const slugs = Array.isArray(kept)
      ? kept.filter((slug) => typeof slug === "string" && SLUG.test(slug))
      : [];
    return [...new Set(slugs as string[])].slice(0, MOST_RECENT);
  } catch {
    return [];
  }
}

/** What is kept once one more was looked at. */
export function recentText(recent: readonly string[], slug: string): string {
  return JSON.stringify([slug, ...recent.filter((other) => other !== slug)].slice(0, MOST_RECENT));
}
