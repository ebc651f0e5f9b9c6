CREATE TABLE "consent_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"act" text NOT NULL,
	"purposes" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"text_sha256" text NOT NULL,
	"edition_number" integer,
	"locale" text NOT NULL,
	"how" text NOT NULL,
	"context" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"shown_at" timestamp (3) with time zone,
	"stop_by" date,
	"expires_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_links" (
	"subject_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"kind" text NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purpose_meanings" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"meaning" jsonb NOT NULL,
	"first_asked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_keys" (
	"verifier" text PRIMARY KEY NOT NULL,
	"endorsement" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_leaves" (
	"index" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_nodes" (
	"level" smallint NOT NULL,
	"index" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "ledger_pending" (
	"event_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "page_counts" (
	"day" date NOT NULL,
	"page" text NOT NULL,
	"locale" text NOT NULL,
	"referrer" text NOT NULL,
	"device" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "page_counts_day_page_locale_referrer_device_pk" PRIMARY KEY("day","page","locale","referrer","device")
);
--> statement-breakpoint
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_text_sha256_shown_texts_sha256_fk" FOREIGN KEY ("text_sha256") REFERENCES "public"."shown_texts"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_events_subject" ON "consent_events" USING btree ("subject_id","topic","at");--> statement-breakpoint
CREATE INDEX "consent_events_expiring" ON "consent_events" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "consent_events_expired" ON "consent_events" USING btree ("at") WHERE act = 'expired';--> statement-breakpoint
CREATE INDEX "consent_links_person" ON "consent_links" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_links_account" ON "consent_links" USING btree ("person_id") WHERE kind = 'account';--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_leaves_event" ON "ledger_leaves" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "page_counts_page" ON "page_counts" USING btree ("page","day");--> statement-breakpoint
-- A pseudonym of a browser is drawn from its id as `subjectOfDevice` in lib/cookies/choice.rules.ts does it.
INSERT INTO "consent_events" ("id", "subject_id", "topic", "act", "purposes", "fingerprint", "text_sha256", "edition_number", "locale", "how", "at", "expires_at")
SELECT "id",
	(overlay(overlay(substr(encode(sha256(convert_to('device:' || "device_id"::text, 'UTF8')), 'hex'), 1, 32) placing '8' from 13) placing '8' from 17))::uuid,
	'cookies', "act",
	jsonb_build_array(
		jsonb_build_object('code', 'preferences', 'on', "preferences", 'fingerprint', "purposes_fingerprint"),
		jsonb_build_object('code', 'statistics', 'on', "statistics", 'fingerprint', "purposes_fingerprint")),
	"purposes_fingerprint", "text_sha256", "edition_number", "locale", "how", "at",
	CASE WHEN "preferences" OR "statistics" THEN "at" + interval '182 days' END
FROM "cookie_choices";--> statement-breakpoint
INSERT INTO "consent_links" ("subject_id", "person_id", "kind")
SELECT gen_random_uuid(), "person_id", 'account' FROM (SELECT DISTINCT "person_id" FROM "consent_events_before") AS persons;--> statement-breakpoint
INSERT INTO "consent_events" ("id", "subject_id", "topic", "act", "purposes", "fingerprint", "text_sha256", "edition_number", "locale", "how", "stop_by", "at")
SELECT e."id", l."subject_id", e."purpose", e."act",
	jsonb_build_array(jsonb_build_object('code', e."purpose", 'on', e."act" = 'granted', 'fingerprint', e."purpose_fingerprint")),
	e."purpose_fingerprint", e."text_sha256", e."edition_number", e."locale",
	CASE e."how" WHEN 'staff' THEN 'letter' ELSE e."how" END, e."stop_by", e."at"
FROM "consent_events_before" e JOIN "consent_links" l ON l."person_id" = e."person_id";--> statement-breakpoint
DELETE FROM "consent_links" l USING "people" p WHERE p."id" = l."person_id" AND p."erased_at" IS NOT NULL;--> statement-breakpoint
INSERT INTO "ledger_pending" ("event_id") SELECT "id" FROM "consent_events";--> statement-breakpoint
DROP TABLE "consent_events_before";--> statement-breakpoint
DROP TABLE "cookie_choices";
