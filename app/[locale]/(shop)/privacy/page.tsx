import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { LegalPage, legalMetadata } from "../legal-page";

type Props = PageProps<"/[locale]/privacy">;

export async function generateMetadata({ params }: Props) {
  return legalMetadata({ locale: await pageLocale(params), name: "privacy" });
}

export default async function PrivacyPage({ params }: Props) {
  return <LegalPage locale={await pageLocale(params)} name="privacy" />;
}
