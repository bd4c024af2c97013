import "server-only";
import PDFDocument from "pdfkit";
import { faceOf, type Face, type Weight } from "../data";
import { type BaseDirection, type Direction, type Piece, piecesOf, wrapped } from "../model";

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56, foot: 72 } as const;
/** What can be written on, from margin to margin. */
export const ROOM = PAGE.width - 2 * PAGE.margin;
/** Between one line and the next, in the size of the type. */
const LINE_STEP = 1.45;
/** Figures of one width, so that they stand below one another. */
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum"];

/** How a text looks. */
export type Style = {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  /** Of what is not in the language of the paper: numbers of orders, names and addresses. */
  readonly direction?: BaseDirection;
};
type Words = Style & { readonly text: string };
/** Where it stands: `at` is counted from the side on which reading begins, `y` from the top. */
export type Place = {
  readonly at: number;
  readonly width: number;
  readonly y: number;
  readonly align?: "start" | "end";
};
export type Paper = {
  readonly pdf: PDFKit.PDFDocument;
  readonly direction: Direction;
  /** The elements that are being written, the innermost last; a screen reader goes by them. */
  readonly open: PDFKit.PDFStructureElement[];
  readonly fonts: Set<string>;
  readonly widths: Map<string, number>;
};

/** Paper to write on, from the side and in the language it is read in. */
export function newPaper(about: {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly direction: Direction;
  readonly at: Date;
}): Paper {
  const { title, author, language, direction, at } = about;
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    // None of the typefaces that readers are supposed to have.
    font: "",
    pdfVersion: "1.7",
    lang: language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, Creator: author, CreationDate: at },
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  return { pdf, direction, open: [root], fonts: new Set(), widths: new Map() };
}

/** Writes a text as an element of the document and tells how high it stands. */
export function write(
  paper: Paper,
  { tag = "P", ...words }: Words & { readonly tag?: string },
  place: Place,
): number {
  const { text, ...style } = words;
  const lines = linesOf(paper, words, place.width);
  const step = style.size * LINE_STEP;
  const draw = () => {
    for (const [index, line] of lines.entries())
      drawLine(paper, { ...style, text: line }, { ...place, y: place.y + index * step });
  };
  // What is read aloud is the text as it was written, in whatever order it is drawn.
  paper.open.at(-1)?.add(paper.pdf.struct(tag, { actual: text }, draw));
  return lines.length * step;
}

/** How high a text would stand. */
export function heightOf(paper: Paper, words: Words, width: number): number {
  return linesOf(paper, words, width).length * words.size * LINE_STEP;
}

/** What is written in between belongs to one element: a table, or a row of one. */
export function within(paper: Paper, tag: string, writing: () => void): void {
  const element = paper.pdf.struct(tag);
  paper.open.at(-1)?.add(element);
  paper.open.push(element);
  writing();
  paper.open.pop();
  element.end();
}

/** A stroke across the paper, or a part of it; it is there for the eye only. */
export function stroke(
  paper: Paper,
  colour: string,
  { y, at = 0, width = ROOM, thick = 0.75 }: { y: number; at?: number; width?: number; thick?: number },
): void {
  const { pdf } = paper;
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.rect(fromLeft(paper, at, width), y, width, thick).fill(colour);
  pdf.endMarkedContent();
}

/** Writes below each page what is no part of its text. */
export function writeFeet(paper: Paper, style: Style, footOf: (page: number, pages: number) => string[]) {
  const { pdf } = paper;
  const { count } = pdf.bufferedPageRange();
  const y = PAGE.height - PAGE.foot / 2 - style.size;
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.markContent("Artifact", { type: "Pagination" });
    const [start = "", end = ""] = footOf(page + 1, count);
    drawLine(paper, { ...style, text: start }, { at: 0, width: ROOM, y });
    drawLine(paper, { ...style, text: end }, { at: 0, width: ROOM, y, align: "end" });
    pdf.endMarkedContent();
  }
}

/** The finished file. */
export async function bytesOf({ pdf, open }: Paper): Promise<Buffer> {
  for (const element of open) element.end();
  pdf.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function linesOf(paper: Paper, { text, ...style }: Words, width: number): string[] {
  return wrapped(text, width, (line) => widthOf(paper, inPieces(paper, { ...style, text: line }), style));
}

function inPieces(paper: Paper, { text, weight, direction }: Words): Piece<Face>[] {
  return piecesOf(text, direction ?? paper.direction, (character, before: Face | null) =>
    faceOf(weight, character, before),
  );
}

function drawLine(paper: Paper, words: Words, { at, width, y, align = "start" }: Place): void {
  const pieces = inPieces(paper, words);
  const own = widthOf(paper, pieces, words);
  let x = fromLeft(paper, align === "start" ? at : at + width - own, own);
  paper.pdf.fillColor(words.colour);
  for (const piece of pieces) {
    const options = { features: FEATURES, lineBreak: false, baseline: "alphabetic" } as const;
    use(paper, piece.face, words.size).text(piece.text, x, y + words.size, options);
    x += widthOf(paper, [piece], words);
  }
}

function widthOf(paper: Paper, pieces: readonly Piece<Face>[], { size }: Style): number {
  return pieces.reduce((width, piece) => width + size * unitWidth(paper, piece), 0);
}

/** The width of a piece in type of size 1. Breaking lines asks for the same ones over and over, and shaping is dear. */
function unitWidth(paper: Paper, { text, face }: Piece<Face>): number {
  const key = `${face.name} ${text}`;
  const width = paper.widths.get(key) ?? use(paper, face, 1).widthOfString(text, { features: FEATURES });
  paper.widths.set(key, width);
  return width;
}

function use({ pdf, fonts }: Paper, { name, font }: Face, size: number) {
  // A typeface that has been read is taken as well as its file, which its types do not know yet.
  if (!fonts.has(name)) pdf.registerFont(name, font as unknown as Buffer);
  fonts.add(name);
  return pdf.font(name).fontSize(size);
}

/** Distances count from the side where reading begins; the file counts from the left. */
function fromLeft({ direction }: Paper, at: number, width: number): number {
  return direction === "ltr" ? PAGE.margin + at : PAGE.width - PAGE.margin - at - width;
}
