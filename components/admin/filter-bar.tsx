import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** The list's own address. */ action: string;
  /** True while anything is filtered. */ active: boolean;
  children: ReactNode;
};

/** Filters of a list. They live in its address, so that a view can be kept, shared and gone back to. */
export function FilterBar({ action, active, children }: Props) {
  const t = useTranslations("admin.list");
  return (
    <Form action={action} aria-label={t("filters")} className="mb-3 flex flex-wrap items-end gap-2">
      {children}
      <Button variant="secondary" size="small">
        {t("filter")}
      </Button>
      {active && (
        <LinkButton href={action} variant="quiet" size="small">
          {t("clear")}
        </LinkButton>
      )}
    </Form>
  );
}
