import type { CSSProperties, ReactNode } from "react";
import { direction } from "@/lib/platform/i18n/locales";
import type { Brand } from "./brand";

type Props = { locale: string; brand: Brand; nonce?: string | undefined; children: ReactNode };

// Runs before the first paint: a page that flashes white and turns dark is worse than no choice at all.
const applyTheme = `try{var t=localStorage.getItem("theme");if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch(e){}`;

const LATIN = "figtree-latin";
/** The typefaces that a page of a language needs at once. */
const FONTS: Readonly<Record<string, readonly string[]>> = {
  ar: [LATIN, "readex-pro-arabic"],
  tr: [LATIN, "figtree-latin-ext"],
};

/** The HTML document of every page. */
export function Document({ locale, brand, nonce, children }: Props) {
  const accent =
    brand.accent &&
    ({
      "--brand": brand.accent.day,
      "--brand-strong": brand.accent.day,
      "--brand-lit": brand.accent.night,
      "--brand-lit-strong": brand.accent.night,
    } as CSSProperties);
  return (
    <html lang={locale} dir={direction(locale)} style={accent} suppressHydrationWarning>
      <head>
        {(FONTS[locale] ?? [LATIN]).map((font) => (
          <link
            key={font}
            rel="preload"
            href={`/fonts/${font}.woff2`}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: applyTheme }} />
      </head>
      <body className="flex flex-col bg-paper font-sans text-base text-ink">{children}</body>
    </html>
  );
}
