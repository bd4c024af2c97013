import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import type { Effect } from "@/lib/orders/outlook/model";

/** When a top-up starts and ends, as far as anybody can say. */
export function TopupEffect({ effect }: { effect: Effect }) {
  const t = useTranslations("topup.effect");
  const at = (moment: Date) => () => <ZonedTime iso={moment.toISOString()} />;
  return <p className="text-small text-ink-soft">{words()}</p>;

  function words() {
    switch (effect.kind) {
      case "atOnce":
        return t.rich("atOnce", { time: at(effect.endsAt) });
      case "between":
        return t.rich("between", { from: at(effect.from), to: at(effect.to) });
      case "earliest":
        return t.rich("earliest", { from: at(effect.from) });
    }
  }
}
