"use client";

import { useEffect, useRef, useState } from "react";

/** The shop's time, running on in the browser from what the server said: its clock, not the device's, decides when to ask again. */
export function useShopTime(serverNow: string, stepMs = 1_000): number {
  const origin = useRef({ serverNow: "", ahead: 0 });
  const [time, setTime] = useState(() => Date.parse(serverNow));
  useEffect(() => {
    if (origin.current.serverNow !== serverNow)
      origin.current = { serverNow, ahead: Date.parse(serverNow) - Date.now() };
    const { ahead } = origin.current;
    const timer = setInterval(() => setTime(Date.now() + ahead), stepMs);
    return () => clearInterval(timer);
  }, [serverNow, stepMs]);
  return time;
}
