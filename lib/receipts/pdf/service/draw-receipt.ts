import "server-only";
import { direction } from "@/lib/platform/i18n/locales";
import type { ReceiptText } from "../../format";
import { type Desk, INK, LINE, plain, small, strong, turn } from "./desk";
import { drawTable } from "./draw-table";
import { bytesOf, newPaper, PAGE, ROOM, stroke, type Style, within, write, writeFeet } from "./paper";

/** Where the reseller names no other. */
const ACCENT = "#a01a62";

type Manner = { readonly locale: string; readonly accent: string | undefined; readonly at: Date };
/** A receipt as a PDF: quiet, one accent, figures below figures. */
export async function drawReceipt(text: ReceiptText, { locale, accent, at }: Manner): Promise<Buffer> {
  const about = {
    title: text.fileTitle,
    author: text.shop,
    language: locale,
    direction: direction(locale),
    at,
  };
  const desk: Desk = { paper: newPaper(about), accent: accent ?? ACCENT, y: PAGE.margin };
  drawHead(desk, text);
  drawFacts(desk, text);
  drawTable(desk, text);
  drawSums(desk, text);
  if (text.returns.rows.length > 0) drawReturns(desk, text);
  drawNotes(desk, text);
  writeFeet(desk.paper, { ...small, size: 8 }, (page, pages) => [
    `${text.shop} · ${text.fileTitle}`,
    pages > 1 ? `${page} / ${pages}` : "",
  ]);
  return bytesOf(desk.paper);
}

function drawHead(desk: Desk, { shop, seller, title }: ReceiptText): void {
  const { paper, accent, y } = desk;
  const half = ROOM / 2;
  stroke(paper, accent, { y, width: 28, thick: 3 });
  const brand = { ...strong, size: 15, text: shop, direction: "auto" } as const;
  const left = 12 + write(paper, brand, { at: 0, width: half, y: y + 12 });
  let right = 0;
  for (const [index, text] of seller.entries()) {
    const style: Style = index === 0 ? { ...strong, size: small.size } : small;
    const line = { ...style, text, direction: "auto" } as const;
    right += write(paper, line, { at: half, width: half, y: y + right, align: "end" });
  }
  desk.y = y + Math.max(left, right) + 28;
  const heading = { ...strong, tag: "H1", text: title, size: 28 };
  desk.y += write(paper, heading, { at: 0, width: ROOM, y: desk.y }) + 12;
}

/** Shares of a row; addresses can be long, so there is a second one. */
const FACT_WIDTHS = [0.25, 0.35, 0.4, 1];

function drawFacts(desk: Desk, { facts }: ReceiptText): void {
  const { paper } = desk;
  let at = 0;
  let tallest = 0;
  for (const [index, { label, value, isCode }] of facts.entries()) {
    const width = ROOM * (FACT_WIDTHS[index] ?? 1);
    if (at + width > ROOM + 1) {
      desk.y += tallest + 12;
      at = 0;
      tallest = 0;
    }
    const style = isCode ? ({ ...strong, direction: "ltr" } as const) : strong;
    const below = write(paper, { ...small, text: label }, { at, width, y: desk.y });
    const own = write(paper, { ...style, text: value }, { at, width: width - 14, y: desk.y + below });
    tallest = Math.max(tallest, below + own);
    at += width;
  }
  desk.y += tallest + 26;
}

const SUMS_WIDTH = 270;

type Sum = { readonly label: string; readonly amount: string };

/** One sum under the column of amounts. */
function drawSum(desk: Desk, { label, amount }: Sum, style: Style): void {
  const { paper, y } = desk;
  const at = ROOM - SUMS_WIDTH;
  within(paper, "P", () => {
    const labelHeight = write(
      paper,
      { ...style, tag: "Span", text: label },
      { at, width: SUMS_WIDTH - 110, y },
    );
    const place = { at: ROOM - 110, width: 110, y, align: "end" } as const;
    desk.y += Math.max(labelHeight, write(paper, { ...style, tag: "Span", text: amount }, place)) + 4;
  });
}

function drawSums(desk: Desk, { sums }: ReceiptText): void {
  turn(desk, 110);
  desk.y += 14;
  for (const { key, ...sum } of sums) {
    if (key !== "total") {
      drawSum(desk, sum, key === "tax" ? small : plain);
      continue;
    }
    stroke(desk.paper, desk.accent, { y: desk.y, at: ROOM - SUMS_WIDTH, width: SUMS_WIDTH, thick: 1.5 });
    desk.y += 8;
    drawSum(desk, sum, { ...strong, size: 14 });
  }
}

function drawReturns(desk: Desk, { returns }: ReceiptText): void {
  const { paper } = desk;
  turn(desk, 110);
  desk.y += 28;
  const heading = { ...strong, size: 12, tag: "H2", text: returns.title };
  desk.y += write(paper, heading, { at: 0, width: ROOM, y: desk.y }) + 5;
  stroke(paper, INK, { y: desk.y });
  for (const { date, label, amount } of returns.rows) {
    turn(desk, 36);
    within(paper, "P", () => {
      const y = desk.y + 8;
      write(paper, { ...plain, tag: "Span", text: date }, { at: 0, width: 160, y });
      write(paper, { ...plain, tag: "Span", text: label }, { at: 164, width: ROOM - 164 - 110, y });
      write(paper, { ...plain, tag: "Span", text: amount }, { at: ROOM - 110, width: 110, y, align: "end" });
    });
    desk.y += 30;
    stroke(paper, LINE, { y: desk.y });
  }
  turn(desk, 60);
  desk.y += 12;
  for (const { isLast, ...sum } of returns.sums) drawSum(desk, sum, isLast ? strong : plain);
}

function drawNotes(desk: Desk, { notes }: ReceiptText): void {
  turn(desk, 64);
  desk.y += 28;
  for (const text of notes)
    desk.y += write(desk.paper, { ...small, text }, { at: 0, width: ROOM * 0.72, y: desk.y }) + 4;
}
