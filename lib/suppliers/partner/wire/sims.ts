import { z } from "zod";
import { type DeliveredSim, isIccid, type SupplierEsim } from "../../contract/esims";
import { apnType, apnValue, idText, moment, orNull, time } from "./values";

const text = orNull(z.string()).transform((value) => value?.trim() || null);
/** Digits, which may come as a number. */
const digits = z.union([text, z.int().nonnegative().transform(String)]);

// An unquoted ICCID has lost its last digits by the time it is read: 19 of them do not fit a number.
const iccid = z
  .string("an ICCID that is not text cannot be read without loss")
  .trim()
  .refine(isIccid, "not an ICCID");

// An eSIM was delivered once its code can be read, in whatever form the rest of it comes.
const simFields = {
  iccid,
  qrcode: text.catch(null),
  lpa: text.catch(null),
  matching_id: orNull(z.string()).catch(null),
  confirmation_code: digits,
  apn_type: apnType.catch("automatic"),
  apn_value: apnValue.catch(null),
  msisdn: digits.catch(null),
};
type SimWire = z.output<z.ZodObject<typeof simFields>>;

// Version, host, matching id, and perhaps an object id and the sign that a confirmation code will be asked for.
const ACTIVATION_CODE = /^LPA:1\$[a-z0-9.-]+\$[^$\s]*(?:\$[0-9.]*(?:\$1?)?)?$/i;

/** The whole LPA string, put together from its parts where the answer has only those. */
function activationCode({ qrcode, lpa, matching_id, confirmation_code }: SimWire): string | null {
  const built = `LPA:1$${lpa ?? ""}$${matching_id ?? ""}${confirmation_code === null ? "" : "$$1"}`;
  const whole = [qrcode, lpa === null || matching_id === null ? null : built];
  const found = whole.find((code) => code !== null && ACTIVATION_CODE.test(code));
  return found ? `LPA:${found.slice("LPA:".length)}` : null;
}

function toSim(wire: SimWire, context: z.RefinementCtx): DeliveredSim {
  const code = activationCode(wire);
  if (code === null) {
    context.addIssue({ code: "custom", path: ["qrcode"], message: "no activation code" });
    return z.NEVER;
  }
  return {
    iccid: wire.iccid,
    activationCode: code,
    confirmationCode: wire.confirmation_code,
    apn: { type: wire.apn_type, value: wire.apn_value },
    phoneNumber: wire.msisdn,
  };
}

/** An eSIM as it stands inside of an order. */
export const simWire = z.object(simFields).transform(toSim);

/** Whether an eSIM of a list comes with what it needs to be delivered; some leave the codes out. */
export function hasCode(sim: unknown): boolean {
  return simWire.safeParse(sim).success;
}

/** An eSIM read back; the order it came from stands in `simable`. */
export const esimWire = z
  .object({
    ...simFields,
    created_at: moment,
    recycled: orNull(z.boolean()),
    recycled_at: time,
    brand_settings_name: text,
    simable: z.object({ id: orNull(idText) }).nullish(),
  })
  .transform((wire, context): SupplierEsim => ({
    ...toSim(wire, context),
    createdAt: wire.created_at,
    recycled: wire.recycled ?? wire.recycled_at !== null,
    recycledAt: wire.recycled_at,
    brand: wire.brand_settings_name,
    orderId: wire.simable?.id ?? null,
  }));
