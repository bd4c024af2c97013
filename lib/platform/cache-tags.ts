/** Every tag under which the framework caches something, and what fills it. */
export const CACHE_TAGS = {
  /** Destinations and packages; renewed by the catalogue sync. */
  catalog: "catalog",
} as const;
