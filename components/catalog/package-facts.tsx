import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { PackageDetail } from "@/lib/catalog/model";
import { factsOf } from "./facts";

/** What a package gives and asks, below its card. */
export function PackageFacts({ locale, detail }: { locale: string; detail: PackageDetail }) {
  const t = useTranslations("catalog");
  return <DescriptionList items={factsOf(detail, { locale, t })} />;
}
