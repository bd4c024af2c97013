import "server-only";
import type { ReceiptText } from "../../format";
import { type Desk, INK, LINE, plain, small, strong, turn } from "./desk";
import { heightOf, type Place, ROOM, stroke, within, write } from "./paper";

const GAP = 14;

type Column = "item" | "quantity" | "unitPrice" | "discount" | "amount";
type Cell = { readonly name: Column; readonly place: Omit<Place, "y"> };

const COLUMN_WIDTHS = { quantity: 44, unitPrice: 92, discount: 82, amount: 92 } as const;

/** Figures end below one another; what was bought has the rest. */
function cellsOf({ columns }: ReceiptText): Cell[] {
  const figures = (["quantity", "unitPrice", "discount", "amount"] as const).filter(
    (name) => columns[name] !== null,
  );
  const item = ROOM - figures.reduce((sum, name) => sum + COLUMN_WIDTHS[name], 0);
  let at = item;
  return [
    { name: "item", place: { at: 0, width: item - GAP } },
    ...figures.map((name): Cell => {
      const width = COLUMN_WIDTHS[name];
      at += width;
      return { name, place: { at: at - width + 6, width: width - 6, align: "end" } };
    }),
  ];
}

/** What was bought, line by line; each page begins with the names of the columns. */
export function drawTable(desk: Desk, text: ReceiptText): void {
  const { paper } = desk;
  const cells = cellsOf(text);
  const [item] = cells;
  const head = () => {
    within(paper, "TR", () => {
      const heights = cells.map(({ name, place }) =>
        write(paper, { ...small, tag: "TH", text: text.columns[name] ?? "" }, { ...place, y: desk.y }),
      );
      desk.y += Math.max(...heights) + 5;
    });
    stroke(paper, INK, { y: desk.y });
  };
  within(paper, "Table", () => {
    head();
    for (const { title, details, ...figures } of text.lines) {
      const width = item?.place.width ?? ROOM;
      const rowHeight =
        heightOf(paper, { ...strong, text: title }, width) +
        17 +
        heightOf(paper, { ...small, text: details }, width);
      if (turn(desk, rowHeight)) head();
      within(paper, "TR", () => {
        const y = desk.y + 10;
        for (const { name, place } of cells)
          if (name === "item")
            within(paper, "TD", () => {
              const below = write(paper, { ...strong, text: title }, { ...place, y });
              write(paper, { ...small, text: details }, { ...place, y: y + below });
            });
          else write(paper, { ...plain, tag: "TD", text: figures[name] }, { ...place, y });
      });
      desk.y += rowHeight;
      stroke(paper, LINE, { y: desk.y });
    }
  });
}
