import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LandingLine } from "@/components/catalog/landing-line";
import { FiguresNote } from "@/components/esims/doctor/figures-note";
import { MoveAnswer } from "@/components/esims/doctor/move-answer";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { loadDestination } from "@/lib/catalog/loaders";
import type { PackageCard } from "@/lib/catalog/model";
import { reportPath } from "@/lib/esims/doctor/format";
import { loadEsim } from "@/lib/esims/loaders";
import { moveAnswer } from "@/lib/esims/moving/model";
import { snapshotSchema } from "@/lib/orders/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/new-phone">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "doctor.newPhone" });
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function NewPhonePage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const esim = await loadEsim(id);
  const snapshot = snapshotSchema.parse(esim.snapshot);
  const { slug } = snapshot.destination;
  const [sold, t] = await Promise.all([loadDestination(slug), getTranslations("doctor")]);
  const cheapest = sold && cheapestOf(sold.packages);
  const answer = moveAnswer(esim.usage?.status ?? "UNKNOWN", esim.isReturned);
  const page = localePath(locale, `/esims/${id}`);
  const answered = answer === "returned" ? [] : [{ question: "line", answer: "gone" } as const];
  return (
    <Page width="prose">
      <h1 className="text-display">{t("newPhone.title")}</h1>
      <div className="my-6">
        <LandingLine locale={locale} card={snapshot} />
      </div>
      <MoveAnswer
        locale={locale}
        answer={answer}
        usage={esim.usage}
        place={destinationName(snapshot.destination, locale)}
        ways={{
          install: `${page}/install`,
          ask: reportPath(locale, id, answered),
          order: localePath(locale, `/orders/${esim.orderId}`),
          buy: localePath(locale, cheapest ? `/packages/${cheapest.slug}` : `/destinations/${slug}`),
        }}
      />
      <div className="mt-8 grid gap-6">
        <FiguresNote usage={esim.usage} />
        <LinkButton href={page} leaves variant="quiet" size="small" className="-ms-3.5 justify-self-start">
          {t("toEsim")}
        </LinkButton>
      </div>
    </Page>
  );
}

function cheapestOf(packages: readonly PackageCard[]): PackageCard | null {
  return packages.toSorted((a, b) => a.price.minor - b.price.minor)[0] ?? null;
}
