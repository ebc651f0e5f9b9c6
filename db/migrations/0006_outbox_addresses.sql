-- Fingerprints of addresses that letters went to are forgotten with the letter now: limits are counted elsewhere.
ALTER TABLE "outbox" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "outbox" SET "to_index" = '' WHERE "sealed" IS NULL AND "to_index" <> '';
