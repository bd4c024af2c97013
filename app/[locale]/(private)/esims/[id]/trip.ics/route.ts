import { createTranslator } from "next-intl";
import { currentViewer } from "@/lib/auth/gates";
import { destinationName } from "@/lib/catalog/format";
import { ownedEsim } from "@/lib/esims/data";
import { esimTrip } from "@/lib/esims/trip/data";
import { calendarDays, calendarFile } from "@/lib/esims/trip/format";
import { adviceFor, dayOf } from "@/lib/esims/trip/model";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";

const ALARM_HOUR = 9;

/** The days of a trip that have to do with its eSIM, for the calendar of whoever may see the eSIM. It holds no code. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/[locale]/esims/[id]/trip.ics">,
): Promise<Response> {
  const { locale, id } = await params;
  const headers = { "Cache-Control": "private, no-store" };
  const file = isLocale(locale) ? await fileOf(locale, id) : null;
  if (!file) return new Response(null, { status: 404, headers });
  return new Response(file, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": 'attachment; filename="esim-trip.ics"',
    },
  });
}

async function fileOf(locale: Locale, id: string): Promise<string | null> {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) return null;
  const { trip, usage, bought, isReturned } = await esimTrip(owned);
  const { destination, activationPolicy: policy, rechargeable } = bought;
  const about = { bought: { ...bought, countryCode: destination.countryCode }, usage, today: dayOf(now()) };
  const advice = trip && !isReturned ? adviceFor(trip, about) : null;
  const days = advice ? calendarDays(advice) : [];
  if (days.length === 0) return null;
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "advice.calendar" });
  const values = {
    place: destinationName(destination, locale),
    policy,
    remedy: rechargeable ? "top_up" : "another",
  };
  const { APP_URL } = env();
  const pages = { install: "/install", start: "/install", end: "" } as const;
  const events = days.map(({ name, day }) => ({
    uid: `${name}-${owned}@${new URL(APP_URL).hostname}`,
    day,
    summary: t(name, values),
    description: t(`${name}Text`, values),
    url: APP_URL + localePath(locale, `/esims/${owned}${pages[name]}`),
    alarmHour: ALARM_HOUR,
  }));
  return calendarFile(events, now());
}
