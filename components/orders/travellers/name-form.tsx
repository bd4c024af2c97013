"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { TextField } from "@/components/ui/text-field";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { giveName } from "@/lib/orders/travellers/actions";
import { LONGEST_NAME } from "@/lib/orders/travellers/model";

type Props = {
  orderId: string;
  lineId: string;
  place: number;
  name: string | null;
  /** What the traveller is called without a name. */ fallback: string;
};

/** Who an eSIM is for. */
export function NameForm({ orderId, lineId, place, name, fallback }: Props) {
  const t = useTranslations("travellers");
  const [state, save, saving] = useActionState(giveName, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const field = `name-${lineId}-${String(place)}`;
  return (
    <form ref={form} action={save} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 gap-y-1">
      <input type="hidden" name="order" value={orderId} />
      <input type="hidden" name="line" value={lineId} />
      <input type="hidden" name="place" value={place} />
      <TextField
        id={field}
        name="name"
        label={t("name.label", { who: fallback })}
        placeholder={fallback}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        defaultValue={refused?.typed?.["name"] ?? name ?? ""}
        error={refused ? t(`problem.${refused.code}`) : undefined}
      />
      <Button variant="secondary" busy={saving} aria-label={t("name.saveFor", { who: name ?? fallback })}>
        {t("name.save")}
      </Button>
      <div className="col-span-2">
        <LiveRegion visible>
          {state?.ok && !saving ? <span className="text-small text-good">{t("name.saved")}</span> : ""}
        </LiveRegion>
      </div>
    </form>
  );
}
