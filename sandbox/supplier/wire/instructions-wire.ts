import type { Sim } from "../sims.ts";
import type { Supplier } from "../supplier.ts";
import { signedQrUrl } from "../qr-image.ts";
import { apnWire } from "./catalogue-wire.ts";
import { activationCode, appleUrl } from "./sim-wire.ts";

export function instructionsWire(supplier: Supplier, sim: Sim): object {
  const operator = supplier.shelf.operator(sim.operatorId);
  const apn = apnWire(operator);
  const byQrCode = { qr_code_data: activationCode(sim), qr_code_url: signedQrUrl(supplier.world, sim) };
  const network = { ...apn, is_roaming: operator?.roaming ?? null };
  const enterApn = apn.apn_value === null ? [] : [`Set the access point name (APN) to "${apn.apn_value}".`];
  return {
    instructions: {
      language: "EN",
      ios: ["17,16", "15,14,13"].map((version) => ({
        model: null,
        version,
        installation_via_qr_code: {
          steps: numbered([
            "Go to Settings, tap Cellular or Mobile Data, then Add eSIM.",
            "Tap Use QR Code and scan the code.",
            "Tap Continue and wait until the eSIM is activated.",
            "Choose a label for the new line.",
          ]),
          ...byQrCode,
          direct_apple_installation_url: appleUrl(sim),
        },
        installation_manual: {
          steps: numbered([
            "Go to Settings, tap Cellular or Mobile Data, then Add eSIM.",
            "Tap Use QR Code, then Enter Details Manually.",
            "Enter the SM-DP+ address and the activation code.",
          ]),
          smdp_address_and_activation_code: sim.lpa,
        },
        network_setup: {
          steps: numbered([
            "Select the new line under Cellular and turn it on.",
            ...enterApn,
            "Turn on Data Roaming for it when you arrive.",
          ]),
          ...network,
        },
      })),
      android: [
        {
          model: null,
          version: null,
          installation_via_qr_code: {
            steps: numbered([
              "Go to Settings, tap Connections or Network & Internet, then SIM manager.",
              "Tap Add eSIM and scan the code.",
              "Turn the eSIM on.",
            ]),
            ...byQrCode,
          },
          installation_manual: {
            steps: numbered([
              "Go to Settings, tap Connections or Network & Internet, then SIM manager.",
              "Tap Add eSIM, then Enter activation code.",
            ]),
            smdp_address_and_activation_code: sim.lpa,
          },
          network_setup: {
            steps: numbered([
              "Select the eSIM for mobile data.",
              ...enterApn,
              "Turn on data roaming when you arrive.",
            ]),
            ...network,
          },
        },
      ],
    },
  };
}

/** The supplier sends steps as an object with number keys, not as a list. */
function numbered(steps: string[]): Record<string, string> {
  return Object.fromEntries(steps.map((step, index) => [String(index + 1), step]));
}
