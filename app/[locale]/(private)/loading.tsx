import { useTranslations } from "next-intl";
import { Page } from "@/components/layout/page";
import { LiveRegion } from "@/components/ui/live-region";
import { Skeleton } from "@/components/ui/skeleton";

export default function PrivateLoading() {
  const t = useTranslations("common");
  return (
    <Page width="prose" className="grid gap-4">
      <LiveRegion>{t("loading")}</LiveRegion>
      <Skeleton className="h-12 w-2/3" />
      <Skeleton className="h-64" />
    </Page>
  );
}
