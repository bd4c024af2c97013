import { useTranslations } from "next-intl";

type Props = { look: "light" | "dark" | "text"; html: string; text: string; nonce: string | undefined };

/**
 * The mail in a frame of its own, without scripts, forms, links out of it and our origin. The frame is part of this page and
 * has its policy, so the mail's style needs the page's nonce; no address of ours has to allow itself to be framed.
 */
export function MailPreview({ look, html, text, nonce }: Props) {
  const t = useTranslations("letters.preview");
  if (look === "text")
    return (
      <pre
        className="max-w-[40rem] rounded-lg border border-line bg-sheet p-5 text-small break-words whitespace-pre-wrap"
        dir="auto"
      >
        {text}
      </pre>
    );
  return (
    <iframe
      title={t("frame")}
      sandbox=""
      srcDoc={html.replace("<style>", `<style nonce="${nonce ?? ""}">`)}
      className="h-[52rem] w-full rounded-lg border border-line bg-sheet"
    />
  );
}
