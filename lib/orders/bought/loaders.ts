import "server-only";
import { currentViewer } from "@/lib/auth/gates";
import { ownedEsim } from "@/lib/esims/data";
import { boughtFor } from "./data";
import type { Bought } from "./model";

/** What the viewer bought here for an eSIM of theirs; nothing for anybody else. */
export async function loadBought(esimId: string): Promise<Bought[]> {
  const owned = await ownedEsim(await currentViewer(), esimId);
  return owned ? boughtFor(owned) : [];
}
