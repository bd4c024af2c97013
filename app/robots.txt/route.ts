import { connection } from "next/server";
import { env } from "@/lib/platform/env";

/** What is nobody's but its owner's is not worth a visit; everything else may be read by everybody. */
const PRIVATE = [
  ...["account", "admin", "auto-top-up", "checkout", "compare", "esims"],
  ...["notifications", "orders", "share", "show", "sign-in"],
];

export async function GET(): Promise<Response> {
  await connection();
  const lines = [
    "User-agent: *",
    ...PRIVATE.map((section) => `Disallow: /*/${section}`),
    "Disallow: /api/",
    "",
    `Sitemap: ${env().APP_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain", "Cache-Control": "public, max-age=3600" },
  });
}
