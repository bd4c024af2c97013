import type { Sim } from "../sims.ts";
import type { Supplier } from "../supplier.ts";
import { plainTime } from "../wire-values.ts";
import { signedQrUrl } from "../qr-image.ts";
import { apnWire } from "./catalogue-wire.ts";

export function activationCode(sim: Sim): string {
  return `LPA:1$${sim.lpa}$${sim.matchingId}${sim.confirmationCode === null ? "" : "$$1"}`;
}

export function appleUrl(sim: Sim): string {
  return `https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=${activationCode(sim)}`;
}

/** An eSIM as it stands inside an order. */
export function simWire(supplier: Supplier, sim: Sim): object {
  const operator = supplier.shelf.operator(sim.operatorId);
  const apn = apnWire(operator);
  return {
    id: sim.id,
    created_at: plainTime(sim.createdAt),
    iccid: sim.iccid,
    lpa: sim.lpa,
    imsis: null,
    matching_id: sim.matchingId,
    qrcode: activationCode(sim),
    qrcode_url: signedQrUrl(supplier.world, sim),
    airalo_code: null,
    voucher_code: null,
    ...apn,
    is_roaming: operator?.roaming ?? null,
    confirmation_code: sim.confirmationCode,
    apn: { ios: apn, android: apn },
    msisdn: sim.msisdn,
    direct_apple_installation_url: appleUrl(sim),
  };
}
