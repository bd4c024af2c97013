import { isRecord } from "../../kernel/settings.ts";
import type { Books } from "../books.ts";
import { lineItemsOf } from "../checkout/line-items.ts";
import { invalid } from "./errors.ts";
import { wholeList } from "./lists.ts";

type Json = Record<string, unknown>;
/** What is still to be followed, and the whole of it for complaints. */
type Path = { steps: string[]; whole: string };

const EXPANDABLE = new Set([
  "line_items",
  "payment_intent",
  "latest_charge",
  "charge",
  "customer",
  "payment_method",
  "balance_transaction",
  "refunds",
  "source",
  "failure_balance_transaction",
]);

/** Follows each path ("payment_intent.latest_charge") and puts the object in place of its id. */
export function expanded(books: Books, answer: object, paths: string[]): object {
  return paths.reduce<object>(
    (object, path) => expandedAt(books, object as Json, { steps: path.split("."), whole: path }),
    answer,
  );
}

function expandedAt(books: Books, object: Json, path: Path): Json {
  const { whole } = path;
  const [step, ...steps] = path.steps;
  if (step === undefined) return object;
  if (step === "data" && Array.isArray(object.data)) {
    return { ...object, data: object.data.map((item: Json) => expandedAt(books, item, { steps, whole })) };
  }
  if (!EXPANDABLE.has(step) || !(step in object || step === "line_items" || step === "refunds")) {
    throw invalid("expand", `This property cannot be expanded (${whole}).`);
  }
  const value = found(books, object, step);
  return { ...object, [step]: isRecord(value) ? expandedAt(books, value, { steps, whole }) : value };
}

function found(books: Books, object: Json, step: string): unknown {
  const id = String(object.id);
  if (step === "line_items") return lineItemsOf(books, id);
  if (step === "refunds") {
    const refunds = books.refunds.values().filter((refund) => refund.charge === id);
    return wholeList(refunds.reverse(), `/v1/charges/${id}/refunds`);
  }
  const value = object[step];
  return typeof value === "string" ? objectNamed(books, value) : value;
}

function objectNamed(books: Books, id: string): unknown {
  const shelves: Record<string, { get(id: string): unknown }> = {
    pi: books.intents,
    ch: books.charges,
    cus: books.customers,
    pm: books.methods,
    re: books.refunds,
    txn: books.balanceTransactions,
    dp: books.disputes,
  };
  return shelves[id.split("_")[0] ?? ""]?.get(id) ?? id;
}
