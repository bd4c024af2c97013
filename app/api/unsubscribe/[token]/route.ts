import { readChooser } from "@/lib/notifications/choices/data";
import { setTopic } from "@/lib/notifications/choices/mutations";
import { isOptional } from "@/lib/notifications/model";
import { limitedBody } from "@/lib/platform/http/limited-body";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";

type Context = RouteContext<"/api/unsubscribe/[token]">;

/** RFC 8058 has one field, as a form or as its multipart twin; mail programs may pad it. */
const LONGEST_BODY = 4_096;
const ONE_CLICK = /List-Unsubscribe["\r\n=]+One-Click/;

/** A mail program ends the topic of a mail for its reader. Safe to repeat; it brings no cookies and follows no redirect. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const chooser = readChooser((await params).token);
  if (!chooser) return new Response("unknown link\n", { status: 404 });
  const { addressHash, topic } = chooser;
  if (!isOptional(topic)) return new Response("this belongs to an order and always comes\n", { status: 422 });
  const body = await limitedBody(request, LONGEST_BODY);
  if (!body) return new Response("too long\n", { status: 413 });
  if (!ONE_CLICK.test(body.toString("utf8")))
    return new Response("send List-Unsubscribe=One-Click\n", { status: 400 });
  await setTopic(addressHash, topic, false);
  return new Response("done\n", { headers: { "Cache-Control": "no-store" } });
}

/** A person, or a program that looks what is behind a link: nothing is changed, the page has a button. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const wanted = new URL(request.url).searchParams.get("locale");
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const page = `/${locale}/notifications/${encodeURIComponent(token)}`;
  return new Response(null, { status: 303, headers: { Location: page, "Cache-Control": "no-store" } });
}
