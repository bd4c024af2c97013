import { connection } from "next/server";
import { deviceNames } from "@/lib/catalog/devices/data";

/** The names of all devices that are ready for eSIM, for search as one types. */
export async function GET(): Promise<Response> {
  // The build has no database to ask.
  await connection();
  return Response.json(await deviceNames(), {
    headers: { "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400" },
  });
}
