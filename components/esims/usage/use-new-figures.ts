"use client";

import { useEffect, useRef } from "react";
import { useRouter } from "next/navigation";

/** Has what the server draws of the figures drawn anew when newer ones came than it drew: chart, forecast, history. */
export function useNewFigures(measuredAt: string | null, drawnAt: string | null): void {
  const router = useRouter();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const isNewer = measuredAt !== null && Date.parse(measuredAt) > (Date.parse(drawnAt ?? "") || 0);
    if (!isNewer || asked.current === measuredAt) return;
    asked.current = measuredAt;
    router.refresh();
  }, [measuredAt, drawnAt, router]);
}
