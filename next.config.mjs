import createNextIntlPlugin from "next-intl/plugin";
import {
  browsePolicy,
  builtFiles,
  noSniffing,
  pagesWithNonce,
  securityHeaders,
} from "./lib/platform/http/security-headers.ts";
import { WHOLE_PAGE } from "./lib/platform/http/whole-page.ts";

/** @type {import("next").NextConfig} */
const config = {
  cacheComponents: true,
  // Search engines and readers without scripts get the whole page in the first answer, never a shell.
  partialPrefetching: false,
  poweredByHeader: false,
  generateEtags: false,
  // Browse pages are whole anyway; which others have to be is said by the proxy.
  htmlLimitedBots: new RegExp(WHOLE_PAGE),
  // The optimiser has been the entry of several remote holes; our pictures are drawn, not fetched.
  images: { unoptimized: true },
  // Two instances may share one build but not one database, so rendered pages stay in each one's memory.
  experimental: { isrFlushToDisk: false, globalNotFound: true },
  // `npm test` checks the types of everything; whoever starts the shop need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg-boss", "pg", "pino", "nodemailer", "pdfkit", "fontkit"],
  headers: async () => [
    { source: "/:path*", headers: [noSniffing] },
    // A policy on each of a page's scripts is as long as the smaller of them, and changes nothing.
    { source: `/:path((?!${builtFiles}).*)`, headers: securityHeaders },
    {
      source: `/:path((?!${builtFiles}|${pagesWithNonce}).*)`,
      headers: [browsePolicy(process.env.NODE_ENV === "development")],
    },
  ],
};

export default createNextIntlPlugin("./lib/platform/i18n/request.ts")(config);
