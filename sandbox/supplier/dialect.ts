const MINUTE_MS = 60_000;

export type Limit = { calls: number; windowMs: number };

/** Where the two suppliers that share one API differ. */
export type Dialect = {
  name: "pressone" | "airalo";
  prefix: string;
  tokenLifetimeSeconds: number;
  limits: {
    token: Limit;
    /** For one token. */ packages: Limit | null;
    /** For one eSIM. */ usage: Limit;
    /** For all eSIMs of the company. */ usageOfAll: Limit | null;
    /** For one eSIM. */ history: Limit;
  };
  historyEnvelope: boolean;
  topupsNameNetPrice: boolean;
};

export const PRESSONE: Dialect = {
  name: "pressone",
  prefix: "/customer/v2",
  tokenLifetimeSeconds: 86_400,
  limits: {
    token: { calls: 5, windowMs: MINUTE_MS },
    packages: null,
    usage: { calls: 100, windowMs: MINUTE_MS },
    usageOfAll: null,
    history: { calls: 1, windowMs: 15 * MINUTE_MS },
  },
  historyEnvelope: true,
  topupsNameNetPrice: false,
};

export const AIRALO: Dialect = {
  name: "airalo",
  prefix: "/v2",
  tokenLifetimeSeconds: 31_622_400,
  limits: {
    token: { calls: 3, windowMs: MINUTE_MS },
    packages: { calls: 80, windowMs: MINUTE_MS },
    usage: { calls: 10, windowMs: MINUTE_MS },
    usageOfAll: { calls: 5, windowMs: 1_000 },
    history: { calls: 10, windowMs: MINUTE_MS },
  },
  historyEnvelope: false,
  topupsNameNetPrice: true,
};
