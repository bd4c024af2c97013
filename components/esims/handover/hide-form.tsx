"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { hideFromScreen } from "@/lib/esims/handover/actions";

/** Ends the showing from the screen it is on. */
export function HideForm({ label }: { label: string }) {
  const [, hide, hiding] = useActionState(hideFromScreen, null);
  return (
    <form action={hide}>
      <Button variant="secondary" busy={hiding}>
        {label}
      </Button>
    </form>
  );
}
