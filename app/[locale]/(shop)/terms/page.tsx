import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { LegalPage, legalMetadata } from "../legal-page";

type Props = PageProps<"/[locale]/terms">;

export async function generateMetadata({ params }: Props) {
  return legalMetadata({ locale: await pageLocale(params), name: "terms" });
}

export default async function TermsPage({ params }: Props) {
  return <LegalPage locale={await pageLocale(params)} name="terms" />;
}
