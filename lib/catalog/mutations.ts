import "server-only";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { SupplierDevice } from "@/lib/suppliers/contract/catalogue";

/** Keeps the list of eSIM-capable devices; an empty answer is ignored rather than emptying the list. */
export async function storeDevices(devices: readonly SupplierDevice[]): Promise<void> {
  if (devices.length === 0) return;
  const data = devices.map(({ os, brand, name }) => ({ id: newId(), os, brand, name }));
  await db().device.createMany({ data, skipDuplicates: true });
}
