import type { ReactNode } from "react";

/** Text that is read out when it changes. Render it always, and empty while there is nothing to say. */
export function LiveRegion({
  urgent = false,
  visible = false,
  children,
}: {
  urgent?: boolean;
  visible?: boolean;
  children: ReactNode;
}) {
  return (
    <div role={urgent ? "alert" : "status"} aria-atomic className={visible ? undefined : "sr-only"}>
      {children}
    </div>
  );
}
