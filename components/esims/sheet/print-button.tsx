"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's own way to print. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button type="button" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
