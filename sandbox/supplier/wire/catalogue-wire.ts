import type { Destination, Operator, Package } from "../catalogue/model.ts";
import { discountIn, netPriceIn, priceIn } from "../prices.ts";
import type { SupplierSettings } from "../settings.ts";
import { priceMap } from "../wire-values.ts";

export const QR_INSTALLATION =
  "<p>Open <strong>Settings</strong>, choose <strong>Cellular</strong> or <strong>Connections</strong>, then <strong>Add eSIM</strong> and <strong>Use QR Code</strong>.</p><p>Scan the code, keep this line for data, and turn data roaming on when you arrive.</p>";
export const MANUAL_INSTALLATION =
  "<p>Open <strong>Settings</strong>, choose <strong>Add eSIM</strong> and <strong>Enter Details Manually</strong>.</p><ol><li>Enter the SM-DP+ address.</li><li>Enter the activation code.</li><li>Turn data roaming on when you arrive.</li></ol>";

function packageWire(sold: Package, settings: SupplierSettings): object {
  return {
    id: sold.id,
    type: sold.type,
    price: priceIn(settings.priceAs, sold.priceCents, sold.id),
    amount: sold.amountMb,
    day: sold.days,
    is_unlimited: sold.unlimited,
    title: sold.title,
    short_info: sold.shortInfo,
    qr_installation: QR_INSTALLATION,
    manual_installation: MANUAL_INSTALLATION,
    is_fair_usage_policy: sold.fairUse !== null,
    fair_usage_policy: sold.fairUse,
    data: sold.allowance,
    voice: sold.voiceMinutes,
    text: sold.texts,
    ...netWire(sold, settings),
  };
}

function netWire(sold: Package, settings: SupplierSettings): object {
  return {
    net_price: netPriceIn(settings.priceAs, sold, discountIn(settings)),
    prices: pricesWire(sold, settings),
  };
}

/** The maps of prices by currency; the one of net prices is missing under discount pricing. */
function pricesWire(sold: Package, settings: SupplierSettings): object {
  const isNet = discountIn(settings) === undefined;
  return {
    ...(isNet ? { net_price: priceMap(sold.netCents) } : {}),
    recommended_retail_price: priceMap(sold.priceCents),
  };
}

const SEED_TEXTS = { short_info: "This eSIM doesn't come with a phone number.", voice: 100, text: 100 };

export function topupWire(sold: Package, withNetPrice: boolean, settings: SupplierSettings): object {
  return {
    id: sold.id,
    type: "topup",
    price: priceIn(settings.priceAs, sold.priceCents, sold.id),
    amount: sold.amountMb,
    day: sold.days,
    is_unlimited: sold.unlimited,
    title: sold.title,
    data: sold.allowance,
    short_info: sold.shortInfo,
    voice: sold.voiceMinutes,
    text: sold.texts,
    // The titles stay: those of voice packages promise what the note denies, those of data packages say nothing of it.
    ...(settings.topupTextsAsInSeed ? SEED_TEXTS : {}),
    ...(withNetPrice ? netWire(sold, settings) : {}),
  };
}

/** What a phone must be told to get online: the same on both systems. */
export function apnWire(operator: Operator | undefined): { apn_type: string; apn_value: string | null } {
  const manual = operator?.manualApn ?? null;
  return { apn_type: manual === null ? "automatic" : "manual", apn_value: manual };
}

type Place = { publicUrl: string; settings: SupplierSettings };

function operatorWire(operator: Operator, local: boolean, { publicUrl, settings }: Place): object {
  const apn = apnWire(operator);
  return {
    id: operator.id,
    style: operator.style,
    gradient_start: operator.gradient[0],
    gradient_end: operator.gradient[1],
    type: local ? "local" : "global",
    is_prepaid: false,
    title: operator.title,
    esim_type: "Prepaid",
    warning: null,
    ...apn,
    apn: { ios: apn, android: apn },
    is_roaming: operator.roaming,
    info: operator.info,
    image: { width: 1035, height: 653, url: `${publicUrl}/supplier/images/operators/${operator.slug}.svg` },
    plan_type: operator.hasVoice ? "data-voice-text" : "data",
    activation_policy: operator.activation,
    is_kyc_verify: operator.needsIdentity,
    rechargeability: operator.rechargeable,
    other_info: operator.otherInfo,
    install_window_days: null,
    topup_grace_window_days: null,
    coverages: operator.coverages.map(({ code, networks }) => ({ name: code, code, networks })),
    countries: operator.places.map(({ code, title }) => ({
      country_code: code,
      title,
      image: { width: 132, height: 99, url: flagUrl(publicUrl, code) },
    })),
    packages: operator.packages.map((sold) => packageWire(sold, settings)),
  };
}

export function destinationWire(destination: Destination, place: Place): object {
  const sims = destination.operators
    .flatMap((operator) => operator.packages)
    .filter(({ type }) => type === "sim");
  const cheapest = sims.reduce<Package | undefined>(
    (least, sim) => (least && least.priceCents <= sim.priceCents ? least : sim),
    undefined,
  );
  return {
    slug: destination.slug,
    country_code: destination.countryCode,
    title: destination.title,
    image: {
      width: 132,
      height: 99,
      url: flagUrl(place.publicUrl, destination.countryCode || destination.slug),
    },
    ...(cheapest ? { min_price: pricesWire(cheapest, place.settings) } : {}),
    operators: destination.operators.map((operator) =>
      operatorWire(operator, destination.countryCode !== "", place),
    ),
  };
}

function flagUrl(publicUrl: string, name: string): string {
  return `${publicUrl}/supplier/images/places/${name.toLowerCase()}.svg`;
}
