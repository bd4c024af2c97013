import { OWN_ACCENT, PAPER } from "@/lib/brand/model";
import { MARK } from "./mark";

const LIT_INK = "#eaf0f1";
const INK = "#10202d";

type Accent = { readonly day: string; readonly night: string };

function drawn({ day, night }: Accent): string {
  const { canvas, ring, land, sea } = MARK;
  const lit = `@media(prefers-color-scheme:dark){.i{stroke:${LIT_INK}}.p{fill:${PAPER.night}}.a{fill:${night}}}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${canvas} ${canvas}">`,
    `<style>.i{stroke:${INK};stroke-width:${ring.width}}.p{fill:#fff}.a{fill:${day}}${lit}</style>`,
    `<circle class="i p" cx="${ring.at}" cy="${ring.at}" r="${ring.radius}"/>`,
    `<path class="a" d="${land}"/><path class="i" fill="none" stroke-linecap="round" d="${sea}"/></svg>`,
  ].join("");
}

/** The mark for a browser's tab, by day and by night; as an address that needs no request. */
export function tabIcon(accent: Accent = OWN_ACCENT): string {
  return `data:image/svg+xml,${encodeURIComponent(drawn(accent))}`;
}
