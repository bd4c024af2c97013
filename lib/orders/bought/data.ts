import "server-only";
import type { OwnedEsimId } from "@/lib/esims/model";
import { type Money, money } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import { lineTotal } from "../model";
import { snapshotSchema } from "../schema";
import type { Bought } from "./model";

/** What was bought here for an eSIM and delivered: the package it came with, and its top-ups. */
export async function boughtFor(id: OwnedEsimId): Promise<Bought[]> {
  const rows = await db().orderLine.findMany({
    where: { status: "DELIVERED", OR: [{ topupEsimId: id }, { esims: { some: { id } } }] },
    select: {
      kind: true,
      quantity: true,
      unitPriceMinor: true,
      discountMinor: true,
      currency: true,
      snapshot: true,
      order: { select: { paidAt: true, createdAt: true } },
    },
  });
  return rows.map((row) => ({
    kind: row.kind,
    at: row.order.paidAt ?? row.order.createdAt,
    price: priceOfOne(row),
    snapshot: snapshotSchema.parse(row.snapshot),
  }));
}

type Line = Parameters<typeof lineTotal>[0];

function priceOfOne(line: Line): Money | null {
  const { minor, currency } = lineTotal(line);
  return minor % line.quantity === 0 ? money(minor / line.quantity, currency) : null;
}
