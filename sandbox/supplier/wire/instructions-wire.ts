import { signedQrUrl } from "../qr-image.ts";
import type { Sim } from "../sims.ts";
import type { Supplier } from "../supplier.ts";
import { apnWire } from "./catalogue-wire.ts";
import { textsFor } from "./instruction-texts.ts";
import { activationCode, appleUrl } from "./sim-wire.ts";

/** How to install an eSIM and get online, in the language that was asked for where there is one. */
export function instructionsWire(supplier: Supplier, sim: Sim, accepted: string): object {
  const { language, texts } = textsFor(accepted);
  const operator = supplier.shelf.operator(sim.operatorId);
  const apn = apnWire(operator);
  const byQrCode = { qr_code_data: activationCode(sim), qr_code_url: signedQrUrl(supplier.world, sim) };
  const network = ({ before, after }: { before: string; after: string }): object => ({
    steps: numbered([before, ...(apn.apn_value === null ? [] : [texts.apn(apn.apn_value)]), after]),
    ...apn,
    is_roaming: operator?.roaming ?? null,
  });
  const manual = (steps: string[]): object => ({
    steps: numbered(steps),
    smdp_address_and_activation_code: sim.lpa,
  });
  const { ios, android } = texts;
  return {
    instructions: {
      language,
      ios: ["17,16", "15,14,13"].map((version) => ({
        model: null,
        version,
        installation_via_qr_code: {
          steps: numbered(ios.scan),
          ...byQrCode,
          direct_apple_installation_url: appleUrl(sim),
        },
        installation_manual: manual(ios.manual),
        network_setup: network(ios.network),
      })),
      android: [
        {
          model: null,
          version: null,
          installation_via_qr_code: { steps: numbered(android.scan), ...byQrCode },
          installation_manual: manual(android.manual),
          network_setup: network(android.network),
        },
      ],
    },
  };
}

/** The supplier sends steps as an object with number keys, not as a list. */
function numbered(steps: string[]): Record<string, string> {
  return Object.fromEntries(steps.map((step, index) => [String(index + 1), step]));
}
