import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** What only lib/money may do: everywhere else money is whole minor units. */
const FLOAT_MONEY = [
  {
    selector: "CallExpression[callee.name='parseFloat'], CallExpression[callee.property.name='parseFloat']",
    message: "Amounts are parsed by lib/money, as text.",
  },
  {
    selector: "CallExpression[callee.property.name='toFixed']",
    message: "Numbers are worded by a format.ts.",
  },
  {
    selector: "NewExpression[callee.property.name='NumberFormat'] Property[key.name='currency']",
    message: "Money is formatted by lib/money.",
  },
  {
    selector: "CallExpression[callee.property.name='NumberFormat'] Property[key.name='currency']",
    message: "Money is formatted by lib/money.",
  },
];

const USE_SERVER = {
  selector: "ExpressionStatement[directive='use server']",
  message: 'An endpoint may only be made in lib/<module>/actions.ts, with "use server" as its first line.',
};
const ENVIRONMENT = {
  selector:
    "MemberExpression[object.name='process'][property.name='env'], ImportDeclaration[source.value=/^(node:)?process$/]",
  message: "Configuration is read and checked in lib/platform/env.ts.",
};
/** Every export of an actions file is an endpoint, so it is made by a builder that parses and authorises. */
const ONLY_BUILDERS = [
  {
    selector: "ExportNamedDeclaration > :matches(FunctionDeclaration, ClassDeclaration)",
    message: "An action is made by publicAction, customerAction or adminAction.",
  },
  {
    selector:
      "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name=/^(public|customer|admin)Action$/])",
    message: "An action is made by publicAction, customerAction or adminAction.",
  },
  {
    selector:
      "ExportNamedDeclaration[source], ExportNamedDeclaration > ExportSpecifier, ExportDefaultDeclaration",
    message: "An actions file exports its own actions, by name, and nothing else.",
  },
  {
    selector: "Program > :first-child:not([directive='use server'])",
    message: '"use server" is the first line of an actions file.',
  },
];
const DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name, so that a thing has one name.",
};

const restrict = (...rules) => ({ "no-restricted-syntax": ["error", ...rules.flat()] });

const FRAMEWORK_FILES = [
  "app/**/{page,layout,template,loading,error,not-found,default,global-error,global-not-found,route}.{ts,tsx}",
  "app/**/{sitemap,robots,manifest,icon,apple-icon,opengraph-image,twitter-image}.{ts,tsx}",
  "lib/platform/i18n/request.ts",
  "**/*.d.ts",
];
const SHOP = ["app/**", "components/**", "lib/**", "proxy.ts", "instrumentation*.ts"];
const ACTIONS = ["lib/*/actions.ts", "lib/*/actions/*.ts", "lib/*/*/actions.ts"];
const TOOLS = ["bin/**/*.ts", "sandbox/**/*.ts", "e2e/**/*.ts"];

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".next/",
      ".landfall/",
      "generated/",
      "next-env.d.ts",
      "test-results/",
      "playwright-report/",
      "**/*.{js,mjs,cjs}",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "max-params": ["error", 3],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers read well in templates; objects do not.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": hooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: SHOP,
    ignores: FRAMEWORK_FILES,
    rules: { "no-console": "error", ...restrict(FLOAT_MONEY, USE_SERVER, ENVIRONMENT, DEFAULT_EXPORT) },
  },
  {
    files: FRAMEWORK_FILES,
    rules: { "no-console": "error", ...restrict(FLOAT_MONEY, USE_SERVER, ENVIRONMENT) },
  },
  { files: ACTIONS, rules: restrict(FLOAT_MONEY, ENVIRONMENT, ONLY_BUILDERS) },
  { files: ["lib/money/**"], rules: restrict(USE_SERVER, ENVIRONMENT, DEFAULT_EXPORT) },
  // NEXT_RUNTIME is no configuration: the framework replaces it while building.
  { files: ["instrumentation.ts"], rules: restrict(FLOAT_MONEY, USE_SERVER, DEFAULT_EXPORT) },
  { files: ["lib/platform/env.ts"], rules: restrict(FLOAT_MONEY, USE_SERVER, DEFAULT_EXPORT) },
  { files: [...TOOLS, "*.config.ts"], rules: restrict(USE_SERVER) },
  {
    files: ["**/*.test.{ts,tsx}"],
    rules: {
      // Not a promise of ours: the test runner's.
      "@typescript-eslint/no-floating-promises": "error",
      "no-console": "off",
    },
  },
);
