import type Stripe from "stripe";
import type { Outbox } from "../kernel/outbox.ts";
import type { Collection } from "../kernel/store.ts";
import { openWaker, type Waker } from "../kernel/waker.ts";
import type { World } from "../kernel/world.ts";
import type { Delivery, Endpoint } from "./events/model.ts";
import type { Challenge, Deadline, SoldLine } from "./checkout/model.ts";

/** Everything this Stripe remembers. Objects are kept as the API shows them, unexpanded. */
export type Books = Waker & {
  world: World;
  sessions: Collection<Stripe.Checkout.Session>;
  lines: Collection<SoldLine[]>;
  challenges: Collection<Challenge>;
  deadlines: Collection<Deadline>;
  customers: Collection<Stripe.Customer>;
  methods: Collection<Stripe.PaymentMethod>;
  /** Payment method id -> test card number, which decides how the card behaves later. */
  cardNumbers: Collection<string>;
  intents: Collection<Stripe.PaymentIntent>;
  charges: Collection<Stripe.Charge>;
  refunds: Collection<Stripe.Refund>;
  disputes: Collection<Stripe.Dispute>;
  fraudWarnings: Collection<Stripe.Radar.EarlyFraudWarning>;
  balanceTransactions: Collection<Stripe.BalanceTransaction>;
  events: Collection<Stripe.Event>;
  endpoints: Collection<Endpoint>;
  deliveries: Outbox<Delivery>;
  settings: { read(): StripeSettings };
  /** Whole seconds, as in every Stripe object. */
  now(): number;
  id(prefix: string): string;
};

type StripeSettings = {
  /** Shown on the pay page. */
  merchantName: string;
  /** Each webhook is held back by a random time up to this, so that events arrive out of order. */
  webhookJitterMs: number;
  /** What becomes of a bank transfer an hour after it was promised. */
  bankTransfersSucceed: boolean;
};

const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

export function openBooks(world: World): Books {
  const { store, clock, random } = world;
  return {
    world,
    sessions: store.collection("stripe.sessions"),
    lines: store.collection("stripe.lines"),
    challenges: store.collection("stripe.challenges"),
    deadlines: store.collection("stripe.deadlines"),
    customers: store.collection("stripe.customers"),
    methods: store.collection("stripe.methods"),
    cardNumbers: store.collection("stripe.card-numbers"),
    intents: store.collection("stripe.intents"),
    charges: store.collection("stripe.charges"),
    refunds: store.collection("stripe.refunds"),
    disputes: store.collection("stripe.disputes"),
    fraudWarnings: store.collection("stripe.fraud-warnings"),
    balanceTransactions: store.collection("stripe.balance-transactions"),
    events: store.collection("stripe.events"),
    endpoints: store.collection("stripe.endpoints"),
    deliveries: {
      pending: store.collection("stripe.deliveries-pending"),
      finished: store.collection("stripe.deliveries-finished"),
    },
    settings: world.settings.section("stripe", {
      merchantName: "Landfall",
      webhookJitterMs: 0,
      bankTransfersSucceed: true,
    }),
    now: () => Math.floor(clock.now().getTime() / 1_000),
    ...openWaker(),
    id: (prefix) => `${prefix}_${random.text(24, ALPHABET)}`,
  };
}
