import { ImageResponse } from "next/og";
import { AppIcon } from "@/components/layout/app-icon";
import { APP_ICONS, type AppIcon as Shape } from "@/components/layout/app-icons";
import { brandFile, logoPicture } from "@/lib/brand/data";

/** Drawn once in a process, as the brand file is read once; no more than there are icons. */
const drawn = new Map<Shape, Promise<ArrayBuffer>>();

async function draw(icon: Shape): Promise<ArrayBuffer> {
  const picture = <AppIcon icon={icon} logo={logoPicture()} accent={brandFile().accent?.day} />;
  return new ImageResponse(picture, { width: icon.size, height: icon.size }).arrayBuffer();
}

/** The shop's icon for the home screen of a phone, in the reseller's logo or colours. */
export async function GET(_request: Request, { params }: RouteContext<"/icons/[file]">): Promise<Response> {
  const { file } = await params;
  const icon = Object.hasOwn(APP_ICONS, file) ? APP_ICONS[file] : undefined;
  if (!icon) return new Response("no such icon", { status: 404 });
  const picture = drawn.get(icon) ?? draw(icon);
  drawn.set(icon, picture);
  picture.catch(() => drawn.delete(icon));
  return new Response(await picture, {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": "public, max-age=86400, stale-while-revalidate=604800",
    },
  });
}
