import type { CSSProperties, ReactNode } from "react";
import { KNOWN_COOKIE } from "@/lib/auth/model";
import { inkOn } from "@/lib/brand/model";
import { RECENT_KEY } from "@/lib/catalog/recent/model";
import { direction } from "@/lib/platform/i18n/locales";
import type { Brand } from "./brand";

type Props = { locale: string; brand: Brand; nonce?: string | undefined; children: ReactNode };

// Runs before the first paint: a page that flashes white and turns dark is worse than no choice at all, and what is only there for
// some visitors has its room from the beginning (`data-known`, `data-recent`) or moves what they are reading.
const beforePaint = `try{var d=document.documentElement.dataset;if(/(^|; )${KNOWN_COOKIE}=1/.test(document.cookie))d.known="";var t=localStorage.getItem("theme");if(t==="dark"||t==="light")d.theme=t;if(localStorage.getItem("${RECENT_KEY}"))d.recent=""}catch(e){}`;

const LATIN = "figtree-latin";
/** The typefaces that a page of a language needs at once. */
const FONTS: Readonly<Record<string, readonly string[]>> = {
  ar: [LATIN, "readex-pro-arabic"],
  tr: [LATIN, "figtree-latin-ext"],
};

/** The HTML document of every page. */
export function Document({ locale, brand, nonce, children }: Props) {
  const look = {
    ...(brand.accent && {
      "--brand": brand.accent.day,
      "--brand-strong": `color-mix(in srgb, ${brand.accent.day} 85%, black)`,
      "--on-brand": inkOn(brand.accent.day),
      "--brand-lit": brand.accent.night,
      "--brand-lit-strong": `color-mix(in srgb, ${brand.accent.night} 85%, white)`,
      "--on-brand-lit": inkOn(brand.accent.night),
    }),
    ...(brand.font && { "--font-brand": `"${brand.font.family}"` }),
  } as CSSProperties;
  return (
    <html lang={locale} dir={direction(locale)} style={look} suppressHydrationWarning>
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
        {brand.font && (
          <style
            nonce={nonce}
            dangerouslySetInnerHTML={{
              __html: `@font-face{font-family:"${brand.font.family}";src:url("${brand.font.file}");font-weight:400 700;font-display:swap}`,
            }}
          />
        )}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: beforePaint }} />
      </head>
      <body className="flex flex-col bg-paper font-sans text-base text-ink">{children}</body>
    </html>
  );
}
