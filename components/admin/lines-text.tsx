import { packageTitle } from "@/lib/orders/format";
import { joined } from "@/lib/platform/i18n/list-text";
import type { OrderRow } from "@/lib/reporting/model/order";

/** What was bought, in one line. */
export function LinesText({ lines, locale }: { lines: OrderRow["lines"]; locale: string }) {
  const texts = lines.map(
    (line) => `${line.quantity > 1 ? `${line.quantity} × ` : ""}${packageTitle(line.snapshot, locale)}`,
  );
  return <span className="block max-w-80 truncate">{joined(texts, ";", locale)}</span>;
}
