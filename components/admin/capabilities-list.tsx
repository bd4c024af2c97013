import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/platform/cn";
import type { Capabilities } from "@/lib/reporting/model/notifications";

/** What this supplier has, and what others have that it lacks. */
export function CapabilitiesList({ capabilities }: { capabilities: Capabilities }) {
  const t = useTranslations("admin.supplier");
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-small">
      {capabilities.map(({ name, offered }) => {
        const Icon = offered ? Check : Minus;
        return (
          <li key={name} className={cn("flex items-center gap-1.5", !offered && "text-ink-faint")}>
            <Icon className={cn("size-4", offered && "text-good")} aria-hidden />
            {t(`capability.${name}`)}
            <span className="sr-only">{offered ? t("offered") : t("notOffered")}</span>
          </li>
        );
      })}
    </ul>
  );
}
