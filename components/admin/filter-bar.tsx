import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { Listing } from "./paged-table";

type Props = { listing: Listing; children: ReactNode };

/** Filters of a list. They live in its address, so that a view can be kept, shared and gone back to. */
export function FilterBar({ listing, children }: Props) {
  const t = useTranslations("admin.list");
  return (
    <Form action={listing.path} aria-label={t("filters")} className="mb-3 flex flex-wrap items-end gap-2">
      {children}
      <Button variant="secondary" size="small">
        {t("filter")}
      </Button>
      {listing.filtered && (
        <LinkButton href={listing.home} variant="quiet" size="small">
          {t("clear")}
        </LinkButton>
      )}
    </Form>
  );
}
