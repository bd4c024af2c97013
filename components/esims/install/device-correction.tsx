"use client";

import { useEffect } from "react";
import { useRouter } from "next/navigation";
import { disguisedDevice } from "@/lib/esims/devices/model";

/** Where the browser calls itself a computer's: asks the screen, and leads to the order of things that fits. */
export function DeviceCorrection({ path }: { path: string }) {
  const router = useRouter();
  useEffect(() => {
    const device = disguisedDevice(navigator.userAgent, {
      points: navigator.maxTouchPoints,
      isCoarse: matchMedia("(pointer: coarse)").matches,
      shortSide: Math.min(screen.width, screen.height),
    });
    if (device) router.replace(`${path}?device=${device}`, { scroll: false });
  }, [path, router]);
  return null;
}
