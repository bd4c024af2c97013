-- What staff look for: rare states among many rows, and addresses by their beginning.
CREATE INDEX "order_email_prefix_idx" ON "order" ("email" text_pattern_ops);
CREATE INDEX "esim_usage_status_idx" ON "esim_usage" ("status");
CREATE INDEX "refund_created_at_idx" ON "refund" ("created_at" DESC);
CREATE INDEX "supplier_call_outcome_at_idx" ON "supplier_call" ("outcome", "at" DESC);
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry" ("subject_id");

-- The ledger's lines that want a person; a handful among millions.
CREATE INDEX "order_event_attention_idx" ON "order_event" ("at" DESC) WHERE "type" IN ('payment_mismatch', 'double_found');
