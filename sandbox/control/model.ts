import type { Hono } from "hono";
import type { FaultRule } from "../kernel/faults.ts";
import type { LedgerEntry } from "../kernel/ledger.ts";
import type { Choices, SettingValues } from "../kernel/settings.ts";
import type { PushMessage } from "../push/model.ts";

/** The parts of the control API's answers that the page shows. */
export type Phone = {
  iccid: string;
  operator: string | null;
  package: string | null;
  status: string;
  installedAt: string | null;
  attachedAt: string | null;
  recycledAt: string | null;
  packages: PhonePackage[];
};

export type PhonePackage = {
  status: string;
  unlimited: boolean;
  amountMb: number;
  remainingMb: number;
  days: number;
  expiresAt: string | null;
};

export type Move = { id: number; at: string; kind: string; amountCents: number; balanceCents: number };

export type PaymentRow = {
  id: string;
  status: string;
  amount: number;
  amount_refunded?: number;
  currency: string;
  disputed?: boolean;
  created: number;
};

export type RefundTicketRow = {
  id: string;
  createdAt: string;
  iccids: string[];
  reason: string;
  notes: string | null;
  state: string;
  creditCents: number;
};

export type DeliveryRow = {
  from: "Stripe" | "Supplier";
  id: string;
  eventType: string;
  state: string;
  createdAt: string;
  attempts: { status: number | null; error: string | null }[];
};

export type ControlState = {
  clock: { now: string; offsetMs: number };
  phones: { total: number; phones: Phone[] };
  balance: { amountCents: number; moves: Move[] };
  faults: FaultRule[];
  settings: Record<string, SettingValues>;
  choices: Record<string, Choices<SettingValues>>;
  operations: string[];
  supplierName: string;
  supplierRequests: LedgerEntry[];
  payments: { charges: PaymentRow[]; refunds: PaymentRow[] };
  refundTickets: RefundTicketRow[];
  pushes: PushMessage[];
  deliveries: DeliveryRow[];
  shopUrl: string | null;
};

export const PHONES_SHOWN = 12;
const ROWS_SHOWN = 30;
const SUPPLIER_NAMES: Record<string, string> = { pressone: "PressOne", airalo: "Airalo" };

export function supplierName(profile: string): string {
  return SUPPLIER_NAMES[profile] ?? "the supplier";
}

/** Reads the same control API that tests and campaigns use, so that the page can show nothing they cannot see. */
export async function readState(app: Hono, search: string): Promise<ControlState> {
  const get = async <T>(path: string): Promise<T> =>
    (await (await app.request(`/control/api${path}`)).json()) as T;
  const phonesPath = `/phones?limit=${PHONES_SHOWN}&search=${encodeURIComponent(search)}`;
  const [clock, phones, balance, { faults }, settings, { entries }, payments, pushes, { endpoints }] =
    await Promise.all([
      get<ControlState["clock"]>("/clock"),
      get<ControlState["phones"]>(phonesPath),
      get<ControlState["balance"]>("/supplier/ledger"),
      get<{ faults: FaultRule[] }>("/faults"),
      get<ControlState["settings"]>("/settings"),
      get<{ entries: LedgerEntry[] }>(`/ledger?area=supplier&limit=${ROWS_SHOWN}`),
      get<ControlState["payments"]>("/stripe/ledger"),
      Promise.all([
        get<Deliveries>(`/stripe/deliveries?limit=${ROWS_SHOWN}`),
        get<Deliveries>(`/supplier/deliveries?limit=${ROWS_SHOWN}`),
      ]),
      get<{ endpoints: { url: string }[] }>("/stripe/webhook-endpoints"),
    ]);
  const { refunds } = await get<{ refunds: RefundTicketRow[] }>("/supplier/refunds");
  const { messages } = await get<{ messages: PushMessage[] }>("/push/messages");
  const newest = <T>(rows: T[]): T[] => rows.slice(-ROWS_SHOWN).reverse();
  const [endpoint] = endpoints;
  return {
    clock,
    phones,
    balance: { ...balance, moves: newest(balance.moves) },
    faults,
    settings,
    ...(await readFixtures(app, get)),
    supplierRequests: entries,
    payments: { charges: newest(payments.charges), refunds: newest(payments.refunds) },
    refundTickets: refunds.slice(0, ROWS_SHOWN),
    pushes: messages.slice(0, ROWS_SHOWN),
    deliveries: inOneList(...pushes),
    // The shop is whoever listens to the payments.
    shopUrl: endpoint ? new URL(endpoint.url).origin : null,
  };
}

type Fixtures = Pick<ControlState, "choices" | "operations" | "supplierName">;

/** What stays the same as long as the sandbox runs. */
async function readFixtures(app: Hono, get: <T>(path: string) => Promise<T>): Promise<Fixtures> {
  const [choices, { operations }, health] = await Promise.all([
    get<ControlState["choices"]>("/settings/choices"),
    get<{ operations: string[] }>("/operations"),
    app.request("/healthz"),
  ]);
  const { profile } = (await health.json()) as { profile: string };
  return { choices, operations, supplierName: supplierName(profile) };
}

type Deliveries = { deliveries: Omit<DeliveryRow, "from">[] };

/** Newest first, those still on their way before all others. */
function inOneList(stripe: Deliveries, supplier: Deliveries): DeliveryRow[] {
  const rank = ({ state, createdAt }: DeliveryRow): string => `${state === "pending" ? 1 : 0} ${createdAt}`;
  return [
    ...stripe.deliveries.map((row) => ({ ...row, from: "Stripe" as const })),
    ...supplier.deliveries.map((row) => ({ ...row, from: "Supplier" as const })),
  ]
    .sort((a, b) => rank(b).localeCompare(rank(a)))
    .slice(0, ROWS_SHOWN);
}

/** The package the next megabyte comes from: the running one, else the one that waits. */
export function currentPackage(phone: Pick<Phone, "packages">): PhonePackage | undefined {
  return (
    phone.packages.find((each) => each.status === "active") ??
    phone.packages.find((each) => each.status === "not_active") ??
    phone.packages.at(-1)
  );
}
