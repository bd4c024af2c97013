import { z } from "zod";
import { createdRange, email, integer, metadata, page, text, url } from "../api/params.ts";

const productData = z.strictObject({
  name: text.min(1),
  description: text.min(1).optional(),
  images: z.array(url).max(8).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
});

const priceData = z.strictObject({
  currency: text,
  product_data: productData,
  unit_amount: integer.refine((amount) => amount >= 0, "must be greater than or equal to 0"),
  tax_behavior: z.enum(["exclusive", "inclusive", "unspecified"]).optional(),
});

const lineItem = z.strictObject({
  price_data: priceData,
  quantity: integer.refine(
    (quantity) => quantity >= 1 && quantity <= 999_999,
    "must be between 1 and 999999",
  ),
});

const switchedOff = z.strictObject({ enabled: z.literal("false", "the sandbox does not play this feature") });

export const sessionParams = z
  .strictObject({
    adaptive_pricing: switchedOff.optional(),
    automatic_tax: switchedOff.optional(),
    billing_address_collection: z.enum(["auto", "required"]).optional(),
    cancel_url: url.optional(),
    client_reference_id: z.string().max(200).optional(),
    customer: text.optional(),
    customer_creation: z.enum(["always", "if_required"]).optional(),
    customer_email: email.optional(),
    expires_at: integer.optional(),
    line_items: z.array(lineItem).min(1).max(100),
    locale: text.optional(),
    metadata: metadata.optional(),
    mode: z.literal("payment", "the sandbox plays mode=payment only").default("payment"),
    payment_intent_data: z
      .strictObject({
        description: z.string().max(1_000).optional(),
        metadata: metadata.optional(),
        receipt_email: email.optional(),
        setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
        statement_descriptor: z.string().max(22).optional(),
        statement_descriptor_suffix: z.string().max(22).optional(),
      })
      .optional(),
    payment_method_options: z
      .strictObject({
        card: z
          .strictObject({ setup_future_usage: z.enum(["off_session", "on_session"]).optional() })
          .optional(),
      })
      .optional(),
    payment_method_types: z
      .array(z.enum(["card", "sepa_debit"]))
      .min(1)
      .optional(),
    phone_number_collection: switchedOff.optional(),
    submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
    success_url: url,
    ui_mode: z.literal("hosted_page", "the sandbox plays the hosted page only").optional(),
  })
  .refine((given) => !(given.customer && given.customer_email), {
    message: "You may only specify one of these parameters: customer, customer_email.",
    path: ["customer_email"],
  });

export type SessionParams = z.output<typeof sessionParams>;

export const sessionQuery = z.strictObject({
  ...page,
  created: createdRange,
  customer: text.optional(),
  payment_intent: text.optional(),
  status: z.enum(["complete", "expired", "open"]).optional(),
});

export const sessionUpdate = z.strictObject({ metadata: metadata.optional() });
