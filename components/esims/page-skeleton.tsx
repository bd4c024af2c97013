import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** Holds the room of an eSIM's page while the operator is asked. */
export function PageSkeleton() {
  const t = useTranslations("common");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-20 w-72 max-w-full" />
      <div className="mt-10 grid gap-10 lg:grid-cols-2">
        <Skeleton className="h-96" />
        <Skeleton className="h-64" />
      </div>
    </div>
  );
}
