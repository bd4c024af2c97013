import type { ReactNode } from "react";

/** Text that is read out when it changes. Render it always, and empty while there is nothing to say. */
export function LiveRegion({ visible = false, children }: { visible?: boolean; children: ReactNode }) {
  return (
    <div role="status" aria-atomic className={visible ? undefined : "sr-only"}>
      {children}
    </div>
  );
}
