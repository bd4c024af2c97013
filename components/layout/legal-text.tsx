import { Page } from "./page";

/** A text of the reseller's own; `html` was cleaned where it was read. */
export function LegalText({ html }: { html: string }) {
  return (
    <Page width="prose">
      <div
        className="[&_a]:underline [&_a]:underline-offset-4 [&_h1]:text-display [&_h2]:mt-10 [&_h2]:text-heading [&_h3]:mt-6 [&_h3]:font-semibold [&_li]:ms-5 [&_ol]:mt-3 [&_ol]:list-decimal [&_p]:mt-3 [&_ul]:mt-3 [&_ul]:list-disc"
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </Page>
  );
}
