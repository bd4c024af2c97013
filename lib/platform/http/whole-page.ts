// Read by next.config.mjs as well as by the proxy, so it imports nothing.

/**
 * With cached components the framework answers every page with a shell first, and a shell is always a 200: a page that
 * turns out not to exist, or to belong to somebody else, could no longer say so. It makes an exception for readers that
 * need the whole page in one piece, told by their user agent (`htmlLimitedBots`). The proxy adds this word to requests
 * for pages made for one person, so that they are rendered whole and answer with their own status.
 */
export const WHOLE_PAGE = "landfall-whole-page";

/** What a browser calls itself, without the word that the proxy added. */
export function ownAgent(userAgent: string | null): string {
  return (userAgent ?? "").replace(WHOLE_PAGE, "").trim();
}
