import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** Holds the room of the offers while the operator is asked. */
export function TopupSkeleton() {
  const t = useTranslations("esims.topups");
  return (
    <div role="status">
      <p className="mb-4 text-small text-ink-soft">{t("loading")}</p>
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-44" />
        <Skeleton className="h-44" />
      </div>
    </div>
  );
}
