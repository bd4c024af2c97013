import type { ReactNode } from "react";
import { Page } from "./page";

type Props = {
  title: string;
  lead: string;
  sections: readonly { id: string; title: string; text: ReactNode }[];
  contact: ReactNode;
};

/** A page to read: legal texts and the like. */
export function TextPage({ title, lead, sections, contact }: Props) {
  return (
    <Page width="prose">
      <h1 className="text-display">{title}</h1>
      <p className="mt-3 text-heading font-normal text-ink-soft">{lead}</p>
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={section.id} className="mt-10">
          <h2 id={section.id} className="text-heading">
            {section.title}
          </h2>
          <p className="mt-2">{section.text}</p>
        </section>
      ))}
      <p className="mt-12 border-t border-line pt-6 text-ink-soft">{contact}</p>
    </Page>
  );
}
