import { useTranslations } from "next-intl";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import type { Shelf } from "@/lib/esims/list/model";

type Props = { path: string; search: string; shelf: Shelf | null };

/** Finds an eSIM among many. What is asked for stands in the address, so that it can be kept and gone back to. */
export function EsimSearch({ path, search, shelf }: Props) {
  const t = useTranslations("usage.list");
  return (
    <Form action={path} role="search" className="flex flex-wrap items-start gap-x-3 gap-y-3">
      {shelf && <input type="hidden" name="shelf" value={shelf} />}
      <div className="min-w-64 flex-1 sm:max-w-md">
        <TextField
          id="q"
          type="search"
          label={t("find")}
          hint={t("findHint")}
          maxLength={60}
          autoComplete="off"
          defaultValue={search}
        />
      </div>
      <div className="flex flex-wrap gap-2 sm:mt-7">
        <Button variant="secondary">{t("search")}</Button>
        {search && (
          <LinkButton href={path} variant="quiet">
            {t("clear")}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
