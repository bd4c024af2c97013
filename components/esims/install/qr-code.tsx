import QRCode from "qrcode";
import { cn } from "@/lib/platform/cn";

/** Light modules round the code, as its standard wants them, and pixels per module. */
const LOOK = { errorCorrectionLevel: "M", margin: 4, scale: 8 } as const;

/**
 * A text as a QR code. Always black on white, whatever the theme: cameras want it so. A picture rather than drawn shapes,
 * since iPhones offer to install what they find in a picture that is held, and old screens draw nothing else.
 */
export async function QrCode({
  text,
  label,
  className,
}: {
  text: string;
  label: string;
  className?: string;
}) {
  const source = await QRCode.toDataURL(text, LOOK);
  return (
    <img
      src={source}
      alt={label}
      width={320}
      height={320}
      className={cn(
        "aspect-square h-auto w-full max-w-80 min-w-60 rounded-md border border-line bg-[#fff] [image-rendering:pixelated]",
        className,
      )}
    />
  );
}
