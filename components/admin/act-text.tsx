import { useTranslations } from "next-intl";
import { ACTS } from "@/lib/reporting/model/choices";

/** What a member of staff did, in words; an act of another version by its name. */
export function ActText({ action }: { action: string }) {
  const t = useTranslations("admin.acts");
  const known = ACTS.find((act) => act === action);
  return known ? t(known) : <code className="font-mono text-[0.8125rem]">{action}</code>;
}
