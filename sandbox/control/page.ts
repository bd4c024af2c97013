import { html, raw } from "hono/html";

export type Html = ReturnType<typeof html>;

const STYLE = `
:root{color-scheme:light dark;--paper:#f6f5f1;--surface:#fff;--ink:#15181b;--muted:#5a6068;--line:#dddad1;--field:#8b8f96;
--accent:#0b5d57;--on-accent:#fff;--tint:#e3f0ee;--bad:#a8231b;--bad-tint:#fbeae8;--good:#1b6437;--good-tint:#e4f3e9;--sand:#f4e7c3;--on-sand:#523d00}
@media (prefers-color-scheme:dark){:root{--paper:#0f1214;--surface:#171b1e;--ink:#edebe5;--muted:#a4abb2;--line:#2c3237;--field:#6d757d;
--accent:#74d3c7;--on-accent:#06211e;--tint:#173230;--bad:#ff9f97;--bad-tint:#351a18;--good:#86dba7;--good-tint:#14301f;--sand:#382d10;--on-sand:#f3dc9d}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
h1,h2,h3,p,ul,dl,dd{margin:0}ul{padding:0;list-style:none}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.02em}h2{font-size:1.125rem;line-height:1.3;letter-spacing:-.01em}
a{color:var(--accent);text-underline-offset:.2em}
.muted{color:var(--muted)}.small{font-size:.875rem}.num{font-variant-numeric:tabular-nums}.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
.banner{background:var(--sand);color:var(--on-sand);font-size:.875rem;padding:.5rem 1.25rem;text-align:center}
.banner a{color:inherit}
button,.button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;border-radius:.625rem;border:1px solid var(--line);background:var(--surface);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center;gap:.5rem}
button:hover,.button:hover{border-color:var(--field)}button:disabled{opacity:.5;cursor:default}
.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.primary:hover{border-color:var(--ink)}
input,select,textarea{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--field);border-radius:.625rem;min-height:2.75rem;padding:.5rem .75rem;width:100%}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
label{display:block;font-weight:600;font-size:.875rem;margin-bottom:.25rem}
.card{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:1.25rem}
.pill{display:inline-block;border-radius:99px;padding:.125rem .625rem;font-size:.8125rem;font-weight:600;background:var(--tint);color:var(--accent);white-space:nowrap}
.pill.bad{background:var(--bad-tint);color:var(--bad)}.pill.good{background:var(--good-tint);color:var(--good)}.pill.plain{background:var(--paper);color:var(--muted)}
@media (prefers-reduced-motion:no-preference){button,.button{transition:border-color .12s}}
`;

/** The frame around every page of the sandbox: no framework, nothing to download. */
export function page(content: { title: string; style?: string; body: Html; banner?: Html | string }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${content.title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE + (content.style ?? ""))}
        </style>
      </head>
      <body>
        ${content.banner ? html`<aside class="banner">${content.banner}</aside>` : ""} ${content.body}
      </body>
    </html>`;
}
