import { HandoverPanel } from "@/components/esims/handover/handover-panel";
import type { Device } from "@/lib/esims/devices/model";
import type { HandoverView } from "@/lib/esims/handover/model";
import type { UsageView } from "@/lib/esims/model";
import { ManualCodes } from "./manual-codes";
import { OneTap } from "./one-tap";
import { ScanCode } from "./scan-code";

/** What it takes to install an eSIM; secret. */
export type Installable = {
  readonly id: string;
  readonly usage: UsageView | null;
  readonly activationCode: string;
  readonly smdp: string;
  readonly matchingId: string;
  readonly confirmationCode: string | null;
  readonly appleLink: string;
  readonly androidLink: string;
  readonly handover: HandoverView | null;
  readonly showAddress: string;
};

type Props = { esim: Installable; device: Device; isInApp: boolean };

/**
 * The ways to install an eSIM, the best one for the device first: a tap where the phone follows links, another screen where
 * an older one has to scan, the code itself on a computer. Inside another app's browser no link works, so none is there.
 */
export function WaysToInstall({ esim, device, isInApp }: Props) {
  const { id, activationCode, appleLink, androidLink, handover, showAddress } = esim;
  const scan = <ScanCode activationCode={activationCode} device={device} />;
  const manual = <ManualCodes {...esim} />;
  const oneTap = device !== "ios-old" && !isInApp && (
    <OneTap device={device} appleLink={appleLink} androidLink={androidLink} />
  );
  if (device === "computer")
    return (
      <>
        {scan}
        <div className="grid content-start gap-10">
          {manual}
          {oneTap}
        </div>
      </>
    );
  return (
    <>
      {oneTap}
      <HandoverPanel esimId={id} address={showAddress} initial={handover} />
      {scan}
      {manual}
    </>
  );
}
