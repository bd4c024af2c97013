import { useTranslations } from "next-intl";
import Link from "next/link";

type Props = {
  place: string;
  count: number;
  /** The checkout's address for each number, from one upwards. */ hrefs: readonly string[];
};

/** How many. Each number is a link, so that the total beside them is always what will be charged, with scripts and without. */
export function QuantityChoice({ place, count, hrefs }: Props) {
  const t = useTranslations("checkout.quantity");
  return (
    <div className="grid gap-1.5">
      <p aria-hidden className="text-label text-ink-faint">
        {t("title")}
      </p>
      <ul aria-label={t("label", { place })} className="grid grid-cols-5 gap-1.5">
        {hrefs.map((href, index) => {
          const number = index + 1;
          return (
            <li key={number}>
              <Link
                href={href}
                replace
                scroll={false}
                prefetch={false}
                aria-label={t("choice", { count: number, place })}
                aria-current={number === count || undefined}
                className="grid h-11 place-items-center rounded-md border border-line-strong bg-sheet font-semibold hover:border-ink-soft aria-current:border-accent aria-current:bg-accent-soft aria-current:text-accent"
              >
                {number}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
