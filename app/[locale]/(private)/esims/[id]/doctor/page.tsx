import type { Metadata } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { deviceOf } from "@/lib/esims/devices/model";
import { AnswerList } from "@/components/esims/doctor/answer-list";
import { Cured } from "@/components/esims/doctor/cured";
import { FiguresNote } from "@/components/esims/doctor/figures-note";
import { NotHelped } from "@/components/esims/doctor/not-helped";
import { Outcome } from "@/components/esims/doctor/outcome";
import { Watched } from "@/components/esims/doctor/watched";
import { UsageProvider } from "@/components/esims/usage/usage-provider";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { loadCoverage } from "@/lib/catalog/loaders";
import { doctorPath, reportPath } from "@/lib/esims/doctor/format";
import { loadPatient } from "@/lib/esims/doctor/loaders";
import { type Action, actionFor, diagnose, isCured, mayPass } from "@/lib/esims/doctor/model";
import { answersIn, factsOf, visitIn } from "@/lib/esims/doctor/schema";
import { contactPath } from "@/lib/orders/contact/format";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/doctor">;

/** What to do is to write to us: there is no need to offer it a second time. */
const WRITES: readonly Action[] = ["ask_us", "write_us"];

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "doctor" });
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

// Whole in one piece, without a skeleton: whoever needs it may have a weak line and no scripts.
export default async function DoctorPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const query = await searchParams;
  const esim = await loadPatient(id);
  const [sold, messages, agent, t] = await Promise.all([
    loadCoverage(esim.packageId),
    loadMessages(locale),
    headers(),
    getTranslations("doctor"),
  ]);
  const { destination, rechargeable } = snapshotSchema.parse(esim.snapshot);
  const facts = factsOf(esim, { rechargeable, roaming: sold?.roaming ?? null, isOwner: esim.isOwner }, now());
  const found = diagnose(facts, answersIn(query));
  const visit = visitIn(query, esim.usage);
  const place = destinationName(destination, locale);
  const page = localePath(locale, esim.home);
  const cured = isCured(visit.was, esim.usage);
  const outcome = (
    <Outcome
      locale={locale}
      esimId={id}
      home={page}
      found={found}
      facts={facts}
      visit={visit}
      ownPhone={
        deviceOf({ userAgent: agent.get("user-agent") ?? "", platform: agent.get("sec-ch-ua-platform") }) ===
        "android"
          ? "android"
          : "ios"
      }
      destination={destination}
      place={place}
      coverages={sold?.coverages ?? []}
    />
  );
  return (
    <Page width="prose">
      <div className="grid gap-10">
        {cured && <Cured page={page} />}
        {!cured && (found.cause === null || !mayPass(found.cause)) && outcome}
        {!cured && found.cause !== null && mayPass(found.cause) && (
          <NextIntlClientProvider messages={{ doctor: { watch: messages.doctor.watch } }}>
            <UsageProvider esimId={id} initial={esim.usage}>
              <div>
                <Watched esimId={id} initial={esim.usage} was={visit.was} page={page}>
                  {outcome}
                </Watched>
              </div>
            </UsageProvider>
          </NextIntlClientProvider>
        )}
        <FiguresNote usage={esim.usage} />
        <AnswerList
          answers={found.answered.map((answer, index) => ({
            ...answer,
            href: doctorPath(locale, id, { ...visit, answered: found.answered.slice(0, index) }),
          }))}
          place={place}
          isLocal={destination.kind === "local"}
        />
        {found.cause && !cured && !WRITES.includes(actionFor(found.cause, facts)) && (
          <NotHelped
            way={facts.isOwner ? "send" : "write"}
            href={facts.isOwner ? reportPath(locale, id, found.answered) : contactPath(locale, "nodata")}
          />
        )}
        <LinkButton href={page} leaves variant="quiet" size="small" className="-ms-3.5 justify-self-start">
          {t("toEsim")}
        </LinkButton>
      </div>
    </Page>
  );
}
