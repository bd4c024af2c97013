import type { World } from "../kernel/world.ts";

/** What a move of money was for; the outside books are compared by these. */
type MoveSubject = {
  /** Vouchers and telephone numbers are not orders. */
  orderId: number | null;
  type: "sim" | "topup" | "voucher" | "number";
  packageId: string;
  quantity: number;
  description: string | null;
  iccids: string[];
};

type Move = {
  id: number;
  at: string;
  kind: "deposit" | "order" | "voucher" | "number" | "refund";
  /** Negative when money leaves the reseller's balance. */
  amountCents: number;
  balanceCents: number;
  subject: MoveSubject | null;
};

export type Account = {
  balanceCents(): number;
  setBalance(cents: number): Move;
  charge(cents: number, subject: MoveSubject): void;
  /** Money given back for what was charged before. */
  credit(cents: number, subject: MoveSubject): void;
  moves(): Move[];
  /** Listeners run in the transaction of the move. */
  onMove(listener: (move: Move) => void): void;
};

const CHARGES = { sim: "order", topup: "order", voucher: "voucher", number: "number" } as const;

const OPENING_CENTS = 500_000;

export function openAccount({ store, clock }: World): Account {
  const moves = store.collection<Move>("supplier.moves");
  const account = store.collection<{ balanceCents: number }>("supplier.account");
  const listeners: ((move: Move) => void)[] = [];
  const balance = (): number => account.get("balance")?.balanceCents ?? OPENING_CENTS;

  function write(kind: Move["kind"], amountCents: number, subject: MoveSubject | null): Move {
    const balanceCents = balance() + amountCents;
    const move = {
      id: moves.size + 1,
      at: clock.now().toISOString(),
      kind,
      amountCents,
      balanceCents,
      subject,
    };
    account.put("balance", { balanceCents });
    moves.put(String(move.id), move);
    for (const listener of listeners) listener(move);
    return move;
  }

  return {
    balanceCents: balance,
    setBalance: (cents) => write("deposit", cents - balance(), null),
    charge: (cents, subject) => void write(CHARGES[subject.type], -cents, subject),
    credit: (cents, subject) => void write("refund", cents, subject),
    moves: () => moves.values(),
    onMove: (listener) => void listeners.push(listener),
  };
}
