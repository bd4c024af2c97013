// Who may know whom. The order below is the order of knowledge: a module of lib imports only modules listed before it.
const ORDER = [
  "money",
  "platform",
  "brand",
  "audit",
  "notifications",
  "auth",
  "suppliers",
  "payments",
  "pricing",
  "catalog",
  "esims",
  "orders",
  "receipts",
  "customers",
  "fulfilment",
  "reporting",
];

// The closed vocabulary of file names inside a module; three modules keep lists of their own.
const ANYWHERE = ["model", "schema", "format", "query"];
const SERVER = ["data", "mutations", "loaders", "service", "jobs"];
const VOCABULARY = [...ANYWHERE, ...SERVER, "actions"];
const PLATFORM_ANYWHERE = ["result", "errors", "ids", "cn", "states"];
const PLATFORM_SERVER = ["db", "env", "log", "clock", "queue", "rate-limit", "cache-tags", "crypto"];
const PLATFORM_FOLDERS = ["http", "i18n"];
const OWN_NAMES = {
  money: ["currencies"],
  auth: ["builders", "cookies", "gates", "links", "options"],
  suppliers: ["contract", "errors", "http", "registry"],
};

const any = (names) => `(?:${names.join("|")})`;
/** `data.ts`, a folder `data/` of verb files, or either of them in a sub-concern's folder. */
const files = (names) => [
  `^lib/[a-z]+/${any(names)}(?:\\.tsx?$|/)`,
  `^lib/[a-z]+/[a-z0-9-]+/${any(names)}(?:\\.tsx?$|/)`,
];

/** One folder per supplier, and one for what two of them share. */
const SUPPLIER_FOLDERS = "^lib/suppliers/(?:airalo|partner|pressone)/";

const TESTS = "\\.test\\.tsx?$";
const PRODUCTION = "^(?:app|components|lib|proxy\\.ts|instrumentation)";
const PAGES = "^app/(?!api/)(?!.*/route\\.tsx?$)";
const ROUTES = "^app/(?:api/|.*/route\\.tsx?$)";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const vocabulary = [
  ...files(VOCABULARY),
  `^lib/platform/${any([...PLATFORM_ANYWHERE, ...PLATFORM_SERVER])}\\.ts$`,
  `^lib/platform/${any(PLATFORM_FOLDERS)}/`,
  ...Object.entries(OWN_NAMES).map(([module, names]) => `^lib/${module}/${any(names)}(?:\\.ts$|/)`),
  SUPPLIER_FOLDERS,
];

const moduleOrder = ORDER.slice(0, -1).map((module, place) =>
  forbid(
    `order-${module}`,
    `${module} comes before ${ORDER.slice(place + 1).join(", ")} and must not know them`,
    { path: `^lib/${module}/`, pathNot: TESTS },
    { path: `^lib/${any(ORDER.slice(place + 1))}/` },
  ),
);

const layers = [
  forbid("no-circular", "a circle has no beginning", {}, { circular: true }),
  forbid("only-app-imports-app", "nothing knows the pages", { pathNot: "^app/" }, { path: "^app/" }),
  forbid("lib-knows-no-view", "lib is not about looks", { path: "^lib/" }, { path: "^components/" }),
  forbid(
    "components-see-no-server",
    "a view reads no database, no supplier and no session",
    { path: "^components/", pathNot: TESTS },
    {
      path: "^lib/",
      pathNot: [
        ...files([...ANYWHERE, "actions"]),
        "^lib/money/",
        "^lib/platform/(?:cn|result)\\.ts$",
        "^lib/platform/i18n/",
      ],
    },
  ),
  forbid(
    "ui-knows-no-domain",
    "a primitive could ship in another product",
    { path: "^components/ui/" },
    { path: ["^lib/", "^components/"], pathNot: ["^lib/platform/cn\\.ts$", "^components/ui/"] },
  ),
  forbid(
    "pages-see-loaders",
    "a page that reads data itself can forget the gate",
    { path: PAGES, pathNot: TESTS },
    { path: files(["data", "mutations", "service", "jobs"]) },
  ),
  forbid("routes-see-no-loaders", "a webhook has no cookies", { path: ROUTES }, { path: files(["loaders"]) }),
  forbid(
    "client-files-stay-clean",
    "model, schema, format and query are sent to the browser",
    { path: files(ANYWHERE), pathNot: TESTS },
    { path: [...files([...SERVER, "actions"]), `^lib/platform/${any(PLATFORM_SERVER)}\\.ts$`] },
  ),
];

const doors = [
  forbid(
    "database-behind-data",
    "only data and mutations touch the database",
    {
      path: PRODUCTION,
      pathNot: [...files(["data", "mutations"]), "^lib/platform/", "^lib/auth/options\\.ts$", TESTS],
    },
    { path: "^lib/platform/db\\.ts$" },
  ),
  forbid(
    "client-behind-db",
    "the database client is made in one room",
    { path: PRODUCTION, pathNot: ["^lib/platform/", TESTS] },
    { path: ["^generated/", "node_modules/@prisma/", "node_modules/pg/"] },
  ),
  forbid(
    "queue-behind-platform",
    "the job library is known in one place",
    { path: PRODUCTION, pathNot: ["^lib/platform/queue\\.ts$", TESTS] },
    { path: "node_modules/pg-boss/" },
  ),
  forbid(
    "stripe-behind-payments",
    "Stripe's types stay in payments",
    { path: PRODUCTION, pathNot: ["^lib/payments/", TESTS] },
    { path: "node_modules/stripe/" },
  ),
  forbid(
    "mail-behind-notifications",
    "the mail library stays in notifications",
    { path: PRODUCTION, pathNot: ["^lib/notifications/", TESTS] },
    { path: "node_modules/nodemailer/" },
  ),
  forbid(
    "session-behind-auth",
    "who is signed in is decided in auth",
    { path: PRODUCTION, pathNot: ["^lib/auth/", "^app/api/auth/", TESTS] },
    { path: "node_modules/next-auth/" },
  ),
  forbid(
    "supplier-behind-registry",
    "a supplier's own words stay in its folder",
    {
      path: "^(?:app|components|lib)/",
      pathNot: [SUPPLIER_FOLDERS, "^lib/suppliers/registry\\.ts$", TESTS],
    },
    { path: SUPPLIER_FOLDERS },
  ),
  forbid(
    "paper-behind-receipts",
    "how a file for printing is made is known in one place",
    { path: PRODUCTION, pathNot: ["^lib/receipts/pdf/", TESTS] },
    { path: "node_modules/(?:pdfkit|fontkit|bidi-js)/" },
  ),
  forbid(
    "playwright-behind-fixtures",
    "specs and page objects import our own test and expect",
    { path: "^(?:app|components|e2e|lib|sandbox)/", pathNot: "^e2e/fixtures/" },
    { path: "node_modules/(?:@playwright/test|playwright)/" },
  ),
];

const worlds = [
  forbid(
    "sandbox-is-the-outside",
    "the sandbox must not agree with the shop by sharing its code",
    { path: "^sandbox/" },
    { path: "^(?:app|bin|components|e2e|generated|lib)/" },
  ),
  forbid(
    "shop-knows-no-tools",
    "the shop runs without its tools",
    { path: PRODUCTION, pathNot: TESTS },
    { path: "^(?:bin|e2e|sandbox)/" },
  ),
  forbid(
    "journeys-see-the-outside-only",
    "a journey sees what a visitor sees",
    { path: "^e2e/" },
    { path: "^(?:app|components|generated|lib|sandbox)/" },
  ),
  forbid("no-test-is-imported", "a test file runs by itself", {}, { path: TESTS }),
  forbid(
    "no-tool-in-production",
    "a package that the shop needs is a dependency, not a devDependency",
    { path: PRODUCTION, pathNot: TESTS },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  ),
  forbid("resolvable", "an import that leads nowhere", {}, { couldNotResolve: true }),
];

const names = [
  forbid(
    "vocabulary",
    "a name outside the closed list",
    {},
    { path: "^lib/.*\\.tsx?$", pathNot: vocabulary },
  ),
  forbid(
    "no-orphans",
    "nobody needs this file",
    { orphan: true, path: "^(?:lib|components)/", pathNot: TESTS },
    {},
  ),
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [...moduleOrder, ...layers, ...doors, ...worlds, ...names],
  required: [
    {
      name: "server-files-say-so",
      comment: "server-only makes the build fail when a secret would reach the browser",
      severity: "error",
      module: {
        path: [
          ...files(SERVER),
          `^lib/platform/${any(PLATFORM_SERVER.filter((name) => name !== "cache-tags"))}\\.ts$`,
        ],
        pathNot: TESTS,
      },
      to: { path: "server-only" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^generated"] },
    exclude: { path: ["^\\.next"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
