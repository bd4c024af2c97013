import { useTranslations } from "next-intl";
import Link from "next/link";
import { type Device, DEVICES } from "@/lib/esims/devices/model";
import { cn } from "@/lib/platform/cn";

/** For whoever is taken for somebody with another device, or reads for one: the same page in another order. */
export function DeviceSwitch({ device, path }: { device: Device; path: string }) {
  const t = useTranslations("install.device");
  return (
    <nav aria-labelledby="device" className="mt-6 print:hidden">
      <p id="device" className="text-small text-ink-soft">
        {t("label")}
      </p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {DEVICES.map((each) => (
          <li key={each}>
            <Link
              href={`${path}?device=${each}`}
              prefetch={false}
              replace
              aria-current={each === device ? "true" : undefined}
              className={cn(
                "inline-flex min-h-9 items-center rounded-full border px-3.5 text-small font-medium",
                each === device
                  ? "border-accent bg-accent-soft text-accent"
                  : "border-line-strong text-ink-soft hover:border-ink hover:text-ink",
              )}
            >
              {t(each)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
