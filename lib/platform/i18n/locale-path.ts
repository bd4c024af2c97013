/** A path of the shop in one language: `localePath("en", "/destinations")` is `/en/destinations`. */
export function localePath(locale: string, path: string): string {
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}
