import { z } from "zod";
import type { InstallSteps, SupplierInstructions } from "../../contract/esims";
import { list, orNull } from "./values";

const section = z
  .object({ steps: list(z.string()).nullish() })
  .nullish()
  .transform((given) => given?.steps ?? []);

const guideWire = z
  .object({
    model: orNull(z.string()),
    version: orNull(z.string()),
    installation_via_qr_code: section,
    installation_manual: section,
    network_setup: section,
  })
  .transform((wire): InstallSteps => ({
    model: wire.model,
    version: wire.version,
    viaQr: wire.installation_via_qr_code,
    manual: wire.installation_manual,
    network: wire.network_setup,
  }));

const guides = list(guideWire)
  .nullish()
  .transform((given) => given ?? []);

export const instructionsWire = z
  .object({ instructions: z.object({ language: orNull(z.string()), ios: guides, android: guides }) })
  .transform(({ instructions }): SupplierInstructions => instructions);
