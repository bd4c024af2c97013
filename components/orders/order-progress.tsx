"use client";

import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { ProgressSteps } from "@/components/ui/progress-steps";
import type { OrderStatusView } from "@/lib/orders/schema";
import { progressOf, type ProgressStep } from "./progress";
import { useOrderStatus } from "./use-order-status";

type Props = { orderId: string; initial: OrderStatusView; kind: "esim" | "topup" };

/** The ledger of an order as its buyer reads it. */
export function OrderProgress({ orderId, initial, kind }: Props) {
  const t = useTranslations("order");
  const steps = progressOf(useOrderStatus(orderId, initial));
  const title = (step: ProgressStep) =>
    step.kind === "past" ? t(`step.${step.type}`, { kind }) : t(`ahead.${step.id}`, { kind });
  const note = (step: ProgressStep) => {
    if (step.kind === "ahead") return undefined;
    const why = step.type === "outcome_unknown" || step.type === "retry" ? t(`stepNote.${step.type}`) : null;
    return (
      <>
        {why && <>{why} </>}
        <ZonedTime iso={step.at} />
      </>
    );
  };
  return (
    <ProgressSteps
      steps={steps.map((step) => ({
        key: step.id,
        title: title(step),
        note: note(step),
        state: step.state,
        stateLabel: t(`stepState.${step.state}`),
      }))}
    />
  );
}
