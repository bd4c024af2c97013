import type { World } from "../kernel/world.ts";
import { UPPER_ALPHANUMERIC } from "../kernel/random.ts";
import type { Operator, Package } from "./catalogue/model.ts";
import { lifeOf, type EsimLife, type PhoneEvent, type Purchase } from "./esim-life.ts";
import type { SupplierSettings } from "./settings.ts";

export type SimPurchase = Purchase & { orderId: number; package: Package };

export type Sim = {
  id: number;
  iccid: string;
  createdAt: string;
  orderId: number;
  operatorId: number;
  /** Whose look its sharing page has; null is unbranded. */
  brandName: string | null;
  lpa: string;
  matchingId: string;
  confirmationCode: string | null;
  msisdn: string | null;
  purchases: SimPurchase[];
  events: PhoneEvent[];
};

export type Sims = {
  find(iccid: string): Sim | undefined;
  /** Newest first. */
  list(): Sim[];
  make(order: { id: number; brandName: string | null }, operator: Operator, sold: Package): Sim;
  brand(sim: Sim, brandName: string | null): Sim;
  addTopup(sim: Sim, orderId: number, sold: Package): void;
  addEvents(sim: Sim, events: PhoneEvent[]): Sim;
  /** As it is now, or as it was at another moment. */
  life(sim: Sim, at?: number): EsimLife;
  /** Calls the listener with the ICCID of an eSIM that was topped up or used. */
  onChange(listener: (iccid: string) => void): void;
};

const FIRST_SIM_ID = 77_566;
const LPA_HOST = "rsp.landfall-sandbox.test";
const DAY_MS = 86_400_000;

export function openSims({ store, clock, random }: World, settings: () => SupplierSettings): Sims {
  const sims = store.collection<Sim>("supplier.sims");
  const listeners: ((iccid: string) => void)[] = [];

  function change(sim: Sim): Sim {
    sims.put(sim.iccid, sim);
    for (const listener of listeners) listener(sim.iccid);
    return sim;
  }

  function purchaseOf(orderId: number, operator: Pick<Operator, "activation">, sold: Package): SimPurchase {
    return {
      id: store.next("supplier-purchase"),
      at: clock.now().getTime(),
      amountMb: sold.amountMb,
      days: sold.days,
      unlimited: sold.unlimited,
      minutes: sold.voiceMinutes ?? 0,
      texts: sold.texts ?? 0,
      startsAt: operator.activation,
      orderId,
      package: sold,
    };
  }

  return {
    find: (iccid) => sims.get(iccid),
    list: () => sims.values().reverse(),
    make({ id: orderId, brandName }, operator, sold) {
      const id = store.next("supplier-sim", FIRST_SIM_ID);
      const group = (): string => random.text(5, UPPER_ALPHANUMERIC);
      const sim: Sim = {
        id,
        iccid: iccidFor(id),
        createdAt: clock.now().toISOString(),
        orderId,
        operatorId: operator.id,
        brandName,
        lpa: LPA_HOST,
        matchingId: [group(), group(), group(), group()].join("-"),
        confirmationCode: operator.id % 11 === 0 ? random.text(4, "0123456789") : null,
        msisdn: operator.hasVoice ? `4474${String(id).padStart(8, "0")}` : null,
        purchases: [purchaseOf(orderId, operator, sold)],
        events: [],
      };
      sims.put(sim.iccid, sim);
      return sim;
    },
    brand(sim, brandName) {
      const branded = { ...sim, brandName };
      sims.put(sim.iccid, branded);
      return branded;
    },
    addTopup(sim, orderId, sold) {
      const activation = sim.purchases[0]?.startsAt ?? "first-usage";
      change({ ...sim, purchases: [...sim.purchases, purchaseOf(orderId, { activation }, sold)] });
    },
    addEvents: (sim, events) => change({ ...sim, events: [...sim.events, ...events] }),
    life(sim, at = clock.now().getTime()) {
      const { recycleUnusedDays, recycleEndedDays } = settings();
      return lifeOf(sim, at, {
        unusedMs: recycleUnusedDays * DAY_MS,
        endedMs: recycleEndedDays * DAY_MS,
      });
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** What its phone uses all the time, whoever holds it. */
export function steadyMbPerHour({ events }: Sim): number {
  const steady = events.findLast((event) => event.kind === "profile");
  return steady?.kind === "profile" ? steady.mbPerHour : 0;
}

/** 19 digits: telecom prefix, issuer, a number scrambled so that neighbours look unlike, check digit. */
function iccidFor(simId: number): string {
  const scrambled = (simId * 48_271 + 5_271_114) % 100_000_000;
  const body = `8910300000${String(scrambled).padStart(8, "0")}`;
  return body + luhnDigit(body);
}

export function luhnDigit(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, char, index) => {
      const doubled = Number(char) * (index % 2 === 0 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return String((10 - (sum % 10)) % 10);
}
