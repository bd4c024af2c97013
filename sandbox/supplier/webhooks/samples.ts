import { money, plainTime } from "../wire-values.ts";

/** What the simulator tells about when it was given no eSIM: the documents' own examples, never sold to anybody. */
export const SAMPLE_ICCID = "8910300000005271146";
export const SAMPLE_PACKAGE = "bonbon-7gb-10days";

const SMDP_HOST = "lpa.example.test";
const MATCHING_ID = "TEST-1A2B3-C4D5E";

export function sampleOrder(iccid: string, now: Date): object {
  const apn = { apn_type: "automatic", apn_value: null };
  const qrcode = `LPA:1$${SMDP_HOST}$${MATCHING_ID}`;
  return {
    id: 74_505,
    code: `${now.toISOString().slice(0, 10).replaceAll("-", "")}-074505`,
    currency: "USD",
    package_id: SAMPLE_PACKAGE,
    quantity: 1,
    type: "sim",
    description: "Simulated order",
    esim_type: "Prepaid",
    validity: 10,
    package: "Bonbon-7 GB - 10 Days",
    data: "7 GB",
    price: money(1_900),
    net_price: money(1_520),
    pricing_model: "net_pricing",
    created_at: plainTime(now.toISOString()),
    manual_installation: "",
    qrcode_installation: "",
    installation_guides: {},
    text: null,
    voice: null,
    brand_settings_name: null,
    sims: [
      {
        id: 77_565,
        created_at: plainTime(now.toISOString()),
        iccid,
        lpa: SMDP_HOST,
        imsis: null,
        matching_id: MATCHING_ID,
        qrcode,
        qrcode_url: null,
        airalo_code: null,
        voucher_code: null,
        ...apn,
        is_roaming: true,
        confirmation_code: null,
        apn: { ios: apn, android: apn },
        msisdn: null,
        direct_apple_installation_url: `https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=${qrcode}`,
      },
    ],
  };
}
