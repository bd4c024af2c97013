import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { MOST_LINES, MOST_PER_LINE, type QuoteRefusal } from "@/lib/orders/quote/model";
import { isPromo } from "./refusal-key";

type Props = {
  problems: readonly QuoteRefusal[];
  /** What was typed as a currency. */ currency: string | null;
  /** The currency that prices are in. */ shown: string;
};

/** What could not be had as it was asked for; the code has its own place below its field. */
export function CheckoutNotices({ problems, currency, shown }: Props) {
  const t = useTranslations("checkout.refused");
  const others = problems.filter((problem) => !isPromo(problem));
  return others.map((problem) => (
    <Alert key={problem} tone="warn" className="mt-4">
      {t(problem, {
        code: "",
        currency: currency ?? "",
        shown,
        most: problem === "too_many_lines" ? MOST_LINES : MOST_PER_LINE,
      })}
    </Alert>
  ));
}
