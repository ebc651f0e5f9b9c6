-- The two tables before the ledger step aside: 0003 copies what they hold and drops them.
ALTER TABLE "consent_events" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "people" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "cookie_choices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consent_events" RENAME TO "consent_events_before";--> statement-breakpoint
ALTER TABLE "consent_events_before" RENAME CONSTRAINT "consent_events_pkey" TO "consent_events_before_pkey";--> statement-breakpoint
ALTER TABLE "consent_events_before" DROP CONSTRAINT "consent_events_text_sha256_shown_texts_sha256_fk";--> statement-breakpoint
DROP INDEX "consent_events_person";
