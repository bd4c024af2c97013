import { connection } from "next/server";
import { healthReport } from "@/lib/reporting/data/health";

/** How this process and what it needs are doing. Always answers, whatever is down, within its own time limits. */
export async function GET(): Promise<Response> {
  await connection();
  const report = await healthReport();
  return Response.json(report, {
    status: report.ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
