import type { Hono } from "hono";
import { z } from "zod";
import { ACCOUNT } from "../account.ts";
import type { Books } from "../books.ts";
import { lineItemsOf } from "../checkout/line-items.ts";
import {
  createSession,
  expireSession,
  listSessions,
  sessionNamed,
  updateSession,
} from "../checkout/sessions.ts";
import { createEndpoint, deleteEndpoint, listEndpoints, retrieveEndpoint } from "../events/endpoints.ts";
import { listEvents, retrieveEvent } from "../events/events.ts";
import { listBalanceTransactions, retrieveBalance } from "../payments/balance.ts";
import { chargeNamed, listCharges } from "../payments/charges.ts";
import {
  createCustomer,
  customerNamed,
  deleteCustomer,
  listCustomers,
  updateCustomer,
} from "../payments/customers.ts";
import { disputeNamed, listDisputes } from "../payments/disputes.ts";
import { listWarnings, warningNamed } from "../payments/fraud-warnings.ts";
import {
  confirmIntent,
  createIntent,
  listIntents,
  requestCancel,
  updateIntent,
} from "../payments/intent-requests.ts";
import { intentNamed } from "../payments/intents.ts";
import { attachMethod, detachMethod, listMethods, methodNamed } from "../payments/methods.ts";
import { createRefund, listRefunds, refundNamed } from "../payments/refunds.ts";
import type { Endpoint } from "./endpoint.ts";
import { page, parseParams, text } from "./params.ts";

const nothing = z.strictObject({});

export function mountApi(app: Hono, books: Books, endpoint: Endpoint): void {
  mountCheckout(app, books, endpoint);
  mountPeople(app, books, endpoint);
  mountMoney(app, books, endpoint);
  mountEvents(app, books, endpoint);
}

function mountCheckout(app: Hono, books: Books, endpoint: Endpoint): void {
  const at = "/v1/checkout/sessions";
  app.post(
    at,
    endpoint("checkout.sessions.create", ({ fields }) => createSession(books, fields)),
  );
  app.get(
    at,
    endpoint("checkout.sessions.list", ({ fields }) => listSessions(books, fields)),
  );
  app.get(
    `${at}/:id`,
    endpoint("checkout.sessions.retrieve", ({ id, fields }) => {
      parseParams(nothing, fields);
      return sessionNamed(books, id);
    }),
  );
  app.post(
    `${at}/:id`,
    endpoint("checkout.sessions.update", ({ id, fields }) => updateSession(books, id, fields)),
  );
  app.post(
    `${at}/:id/expire`,
    endpoint("checkout.sessions.expire", ({ id, fields }) => {
      parseParams(nothing, fields);
      return expireSession(books, id);
    }),
  );
  app.get(
    `${at}/:id/line_items`,
    endpoint("checkout.sessions.line_items", ({ id, fields }) => {
      parseParams(z.strictObject(page), fields);
      return lineItemsOf(books, sessionNamed(books, id).id);
    }),
  );
}

function mountPeople(app: Hono, books: Books, endpoint: Endpoint): void {
  app.post(
    "/v1/customers",
    endpoint("customers.create", ({ fields }) => createCustomer(books, fields)),
  );
  app.get(
    "/v1/customers",
    endpoint("customers.list", ({ fields }) => listCustomers(books, fields)),
  );
  app.get(
    "/v1/customers/:id",
    endpoint("customers.retrieve", ({ id }) => customerNamed(books, id)),
  );
  app.post(
    "/v1/customers/:id",
    endpoint("customers.update", ({ id, fields }) => updateCustomer(books, id, fields)),
  );
  app.delete(
    "/v1/customers/:id",
    endpoint("customers.delete", ({ id }) => deleteCustomer(books, id)),
  );
  app.get(
    "/v1/customers/:id/payment_methods",
    endpoint("customers.payment_methods", ({ id, fields }) =>
      listMethods(books, { ...fields, customer: id }),
    ),
  );

  const at = "/v1/payment_methods";
  app.get(
    at,
    endpoint("payment_methods.list", ({ fields }) => listMethods(books, fields)),
  );
  app.get(
    `${at}/:id`,
    endpoint("payment_methods.retrieve", ({ id }) => methodNamed(books, id)),
  );
  app.post(
    `${at}/:id/attach`,
    endpoint("payment_methods.attach", ({ id, fields }) => {
      const { customer } = parseParams(z.strictObject({ customer: text }), fields);
      return attachMethod(books, methodNamed(books, id), customerNamed(books, customer, "customer").id);
    }),
  );
  app.post(
    `${at}/:id/detach`,
    endpoint("payment_methods.detach", ({ id }) => detachMethod(books, id)),
  );
}

function mountMoney(app: Hono, books: Books, endpoint: Endpoint): void {
  const at = "/v1/payment_intents";
  app.post(
    at,
    endpoint("payment_intents.create", ({ fields }) => createIntent(books, fields)),
  );
  app.get(
    at,
    endpoint("payment_intents.list", ({ fields }) => listIntents(books, fields)),
  );
  app.get(
    `${at}/:id`,
    endpoint("payment_intents.retrieve", ({ id }) => intentNamed(books, id)),
  );
  app.post(
    `${at}/:id`,
    endpoint("payment_intents.update", ({ id, fields }) => updateIntent(books, id, fields)),
  );
  app.post(
    `${at}/:id/confirm`,
    endpoint("payment_intents.confirm", ({ id, fields }) => confirmIntent(books, id, fields)),
  );
  app.post(
    `${at}/:id/cancel`,
    endpoint("payment_intents.cancel", ({ id, fields }) => requestCancel(books, id, fields)),
  );

  app.get(
    "/v1/charges",
    endpoint("charges.list", ({ fields }) => listCharges(books, fields)),
  );
  app.get(
    "/v1/charges/:id",
    endpoint("charges.retrieve", ({ id }) => chargeNamed(books, id)),
  );

  app.post(
    "/v1/refunds",
    endpoint("refunds.create", ({ fields }) => createRefund(books, fields)),
  );
  app.get(
    "/v1/refunds",
    endpoint("refunds.list", ({ fields }) => listRefunds(books, fields)),
  );
  app.get(
    "/v1/refunds/:id",
    endpoint("refunds.retrieve", ({ id }) => refundNamed(books, id)),
  );

  app.get(
    "/v1/disputes",
    endpoint("disputes.list", ({ fields }) => listDisputes(books, fields)),
  );
  app.get(
    "/v1/disputes/:id",
    endpoint("disputes.retrieve", ({ id }) => disputeNamed(books, id)),
  );
  app.get(
    "/v1/radar/early_fraud_warnings",
    endpoint("radar.early_fraud_warnings.list", ({ fields }) => listWarnings(books, fields)),
  );
  app.get(
    "/v1/radar/early_fraud_warnings/:id",
    endpoint("radar.early_fraud_warnings.retrieve", ({ id }) => warningNamed(books, id)),
  );
  app.get(
    "/v1/account",
    endpoint("account.retrieve", ({ fields }) => {
      parseParams(nothing, fields);
      return ACCOUNT;
    }),
  );
  app.get(
    "/v1/balance",
    endpoint("balance.retrieve", () => retrieveBalance(books)),
  );
  app.get(
    "/v1/balance_transactions",
    endpoint("balance_transactions.list", ({ fields }) => listBalanceTransactions(books, fields)),
  );
}

function mountEvents(app: Hono, books: Books, endpoint: Endpoint): void {
  app.get(
    "/v1/events",
    endpoint("events.list", ({ fields }) => listEvents(books, fields)),
  );
  app.get(
    "/v1/events/:id",
    endpoint("events.retrieve", ({ id }) => retrieveEvent(books, id)),
  );

  const at = "/v1/webhook_endpoints";
  app.post(
    at,
    endpoint("webhook_endpoints.create", ({ fields }) => createEndpoint(books, fields)),
  );
  app.get(
    at,
    endpoint("webhook_endpoints.list", ({ fields }) => listEndpoints(books, fields)),
  );
  app.get(
    `${at}/:id`,
    endpoint("webhook_endpoints.retrieve", ({ id }) => retrieveEndpoint(books, id)),
  );
  app.delete(
    `${at}/:id`,
    endpoint("webhook_endpoints.delete", ({ id }) => deleteEndpoint(books, id)),
  );
}
