import { useTranslations } from "next-intl";
import { QuietLink } from "@/components/ui/quiet-link";
import { StepList } from "@/components/ui/step-list";
import type { Cause } from "@/lib/esims/doctor/model";
import { CopyCode } from "../install/copy-code";

/** What to do in the phone's settings, cause by cause, in the order in which it is done. */
const STEPS: Partial<Readonly<Record<Cause, readonly string[]>>> = {
  line_off: ["line", "turnOn", "wait"],
  roaming_off: ["line", "roaming", "wait"],
  other_data_line: ["data", "switching", "wait"],
  wrong_apn: ["line", "apn", "restart"],
  stalled: ["restart", "line", "resetApn"],
  not_restarted: ["restart", "wait"],
  no_network: ["line", "byHand", "wait"],
  phone_locked: ["lock", "carrier"],
};

type Props = {
  cause: Cause;
  phone: "ios" | "android";
  /** Of the other kind of phone. */ otherHref: string;
  /** The access point that has to stand in the settings. */ apn: string | null;
  /** By name, for choosing one by hand. */ networks: string | null;
};

/** The one thing to do, where it is done on the phone: step by step for its system. */
export function PhoneSteps({ cause, phone, otherHref, apn, networks }: Props) {
  const t = useTranslations("doctor.steps");
  const steps = (STEPS[cause] ?? []).map((step) => ({
    title: t(`${step}.title` as "line.title"),
    text: t(`${step}.text` as "line.text", { phone }),
    more: moreOf(step),
  }));
  return (
    <div className="grid gap-5">
      <h2 className="text-heading">{t("on", { phone })}</h2>
      <StepList steps={steps} className="gap-5" />
      <QuietLink href={otherHref} className="justify-self-start">
        {t("other", { phone })}
      </QuietLink>
    </div>
  );

  function moreOf(step: string) {
    if (step === "apn" && apn)
      return (
        <p className="mt-2 flex flex-wrap items-center gap-3">
          <code className="font-mono font-semibold break-all select-all">{apn}</code>
          <CopyCode name={t("apnName")} value={apn} />
        </p>
      );
    return step === "byHand" && networks ? (
      <p className="mt-1 text-small font-semibold">{networks}</p>
    ) : undefined;
  }
}
