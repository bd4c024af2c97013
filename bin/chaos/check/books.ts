import type { Testimony } from "../buyers/testimony.ts";
import type { Losses } from "../world/backup.ts";
import type { World } from "../world/world.ts";
import { readLogs, type LogBook } from "./books/logs.ts";
import { readMails, type MailBook } from "./books/mailbox.ts";
import { readPayments, type PaymentBook } from "./books/payments.ts";
import { readShop, type ShopBook } from "./books/shop.ts";
import { readSupplier, type SupplierBook } from "./books/supplier.ts";
import { iccidHashing } from "./iccid-hash.ts";

/** What was written down by all who had a part in it, each by itself. */
export interface Books {
  readonly payments: PaymentBook;
  readonly supplier: SupplierBook;
  readonly mails: MailBook;
  readonly shop: ShopBook;
  readonly logs: LogBook;
  readonly testimonies: readonly Testimony[];
  /** What the shop cannot know any more, since its book was set back. */
  readonly losses: Losses;
  /** How the shop hides an ICCID in its book; what it hides can be recognised, not read. */
  readonly hashOf: (iccid: string) => string;
  /** What must not stand in any log. */
  readonly secrets: readonly string[];
}

export async function readBooks(world: World, testimonies: readonly Testimony[]): Promise<Books> {
  const { outside, database, dataDir, secrets } = world;
  return {
    payments: await readPayments(outside),
    supplier: await readSupplier(outside),
    mails: await readMails(outside),
    shop: await readShop(database),
    logs: readLogs(dataDir),
    testimonies,
    losses: world.backup.losses(),
    hashOf: iccidHashing(secrets.ENCRYPTION_KEY),
    secrets: [
      secrets.ENCRYPTION_KEY,
      secrets.NEXTAUTH_SECRET,
      secrets.databasePassword,
      "sandbox-secret",
      "whsec_sandbox",
    ],
  };
}
