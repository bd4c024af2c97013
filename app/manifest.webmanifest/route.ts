import { connection } from "next/server";
import { shopIdentity } from "@/app/shop-identity";

/** How a phone installs the shop among its own programs. */
export async function GET(): Promise<Response> {
  await connection();
  const { brand } = shopIdentity();
  const manifest = {
    name: brand.name,
    short_name: brand.name.slice(0, 12),
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#f6f7f4",
    theme_color: brand.accent?.day ?? "#f6f7f4",
    icons: [{ src: brand.logo ?? "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=3600" },
  });
}
