import { UPPER_ALPHANUMERIC } from "../../kernel/random.ts";
import type { World } from "../../kernel/world.ts";
import type { Account } from "../account.ts";
import { businessRefusal, refuseScripted } from "../business-errors.ts";
import { refuseInvalid } from "../fields.ts";
import { discountIn, unitCents } from "../prices.ts";
import { invalidFields } from "../reply.ts";
import type { SupplierSettings } from "../settings.ts";
import type { Shelf } from "../shelf.ts";

export type EsimVoucherRequest = { packageId: string; quantity: number; bookingReference: string | null };
type EsimVouchers = EsimVoucherRequest & { codes: string[] };

export type AirmoneyRequest = {
  amount: number;
  quantity: number;
  usageLimit: number;
  isPaid: boolean;
  code: string | null;
};
type AirmoneyVoucher = {
  id: number;
  code: string;
  usageLimit: number;
  amount: number;
  isPaid: boolean;
  createdAt: string;
};

type Voucher = { code: string; packageId: string; createdAt: string } | AirmoneyVoucher;

export type Vouchers = {
  /** All of them or none. */
  buyEsims(requests: EsimVoucherRequest[]): EsimVouchers[];
  makeAirmoney(request: AirmoneyRequest): AirmoneyVoucher[];
};

type Parts = { shelf: Shelf; account: Account; settings: () => SupplierSettings };

const FIRST_VOUCHER_ID = 677_073;
const CODE_LENGTH = 8;

export function openVouchers(world: World, { shelf, account, settings }: Parts): Vouchers {
  const { store, clock, random } = world;
  const vouchers = store.collection<Voucher>("supplier.vouchers");

  function freeCode(): string {
    const code = random.text(CODE_LENGTH, UPPER_ALPHANUMERIC);
    return vouchers.get(code) ? freeCode() : code;
  }

  function unitPrices(requests: EsimVoucherRequest[]): number[] {
    const problems: Record<string, string> = {};
    const prices = requests.map(({ packageId }, index) => {
      refuseScripted(packageId, settings());
      const offer = shelf.simOffer(packageId);
      if (offer) return unitCents(offer.package, discountIn(settings()));
      const field = `vouchers.${index}.package_id`;
      problems[field] = `The selected ${field} is invalid`;
      return 0;
    });
    refuseInvalid(problems);
    return prices;
  }

  function buy({ packageId, quantity, bookingReference }: EsimVoucherRequest, cents: number): EsimVouchers {
    const createdAt = clock.now().toISOString();
    const codes = Array.from({ length: quantity }, () => {
      const code = freeCode();
      vouchers.put(code, { code, packageId, createdAt });
      return code;
    });
    if (settings().chargeVouchers)
      account.charge(cents * quantity, {
        orderId: null,
        type: "voucher",
        packageId,
        quantity,
        description: bookingReference,
        iccids: [],
      });
    return { packageId, quantity, bookingReference, codes };
  }

  return {
    buyEsims(requests) {
      const prices = unitPrices(requests);
      const total = requests.reduce((sum, { quantity }, index) => sum + quantity * (prices[index] ?? 0), 0);
      if (settings().chargeVouchers && total > account.balanceCents()) throw businessRefusal(11, settings());
      return store.transaction(() => requests.map((request, index) => buy(request, prices[index] ?? 0)));
    },
    makeAirmoney({ amount, quantity, usageLimit, isPaid, code }) {
      if (code !== null && vouchers.get(code))
        throw invalidFields({ voucher_code: "The voucher code has already been taken." });
      return store.transaction(() =>
        Array.from({ length: quantity }, () => {
          const voucher = {
            id: store.next("supplier-voucher", FIRST_VOUCHER_ID),
            code: code ?? freeCode(),
            usageLimit,
            amount,
            isPaid,
            createdAt: clock.now().toISOString(),
          };
          vouchers.put(voucher.code, voucher);
          return voucher;
        }),
      );
    },
  };
}
