CREATE TABLE "policy_acceptances" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"edition_number" integer NOT NULL,
	"act" text NOT NULL,
	"compared_with" integer,
	"locale" text NOT NULL,
	"session_id" uuid,
	"how" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_notices" (
	"edition_number" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_notices_edition_number_person_id_pk" PRIMARY KEY("edition_number","person_id")
);
--> statement-breakpoint
CREATE TABLE "policy_draft_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"act" text NOT NULL,
	"by" uuid,
	"by_role" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"locale" text NOT NULL,
	"source_text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"materiality" text,
	"change_summary" text,
	"is_example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"order_number" text,
	"order_date" date,
	"signed_by" text,
	"signer_title" text,
	"effective_from" date,
	"publish_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"edition_number" integer,
	"discarded_at" timestamp with time zone,
	CONSTRAINT "policy_drafts_four_eyes" CHECK ("policy_drafts"."approved_by" is null or ("policy_drafts"."approved_by" is distinct from "policy_drafts"."created_by" and "policy_drafts"."approved_by" is distinct from "policy_drafts"."submitted_by")),
	CONSTRAINT "policy_drafts_approval_whole" CHECK (num_nonnulls("policy_drafts"."approved_at", "policy_drafts"."approved_by", "policy_drafts"."order_number", "policy_drafts"."order_date", "policy_drafts"."signed_by", "policy_drafts"."signer_title", "policy_drafts"."effective_from", "policy_drafts"."publish_at") in (0, 8)),
	CONSTRAINT "policy_drafts_example" CHECK (not ("policy_drafts"."is_example" and "policy_drafts"."approved_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "policy_announcements" (
	"edition_number" integer PRIMARY KEY NOT NULL,
	"told" integer NOT NULL,
	"finished_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"edition_number" integer NOT NULL,
	"anchor" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"ru" text NOT NULL,
	"kk" text NOT NULL,
	"en" text NOT NULL,
	"control" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" uuid,
	CONSTRAINT "policy_notes_version" UNIQUE("edition_number","anchor","kind","version")
);
--> statement-breakpoint
CREATE TABLE "policy_repeals" (
	"edition_number" integer PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"order_date" date NOT NULL,
	"repealed_by" text NOT NULL,
	"repealed_from" date NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_translation_approvals" (
	"translation_id" uuid PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"order_date" date NOT NULL,
	"approved_by" text NOT NULL,
	"approver_title" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" uuid
);
--> statement-breakpoint
CREATE TABLE "policy_translations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"edition_number" integer NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"source_text" text NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" uuid,
	CONSTRAINT "policy_translations_version" UNIQUE("edition_number","locale","version")
);
--> statement-breakpoint
ALTER TABLE "policy_editions" ALTER COLUMN "published_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_editions" ADD COLUMN "materiality" text;--> statement-breakpoint
ALTER TABLE "policy_editions" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "policy_editions" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "policy_editions" ADD COLUMN "chain_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_draft_events" ADD CONSTRAINT "policy_draft_events_draft_id_policy_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."policy_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_translation_approvals" ADD CONSTRAINT "policy_translation_approvals_translation_id_policy_translations_id_fk" FOREIGN KEY ("translation_id") REFERENCES "public"."policy_translations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_acceptances_person" ON "policy_acceptances" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "policy_draft_events_draft" ON "policy_draft_events" USING btree ("draft_id","at");--> statement-breakpoint
CREATE INDEX "policy_drafts_due" ON "policy_drafts" USING btree ("publish_at") WHERE published_at is null;--> statement-breakpoint
-- Editions that are there already are linked once, here, in the only moment in which their rows may be touched. The
-- formula is that of db/grants/15_chain.sql, which says it again for all later editions.
DO $$
DECLARE
  e record;
  before text := null;
  hash text;
  f text;
BEGIN
  -- Row security binds the owner too; db/grants forces it anew right after the migrations.
  ALTER TABLE policy_editions NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE policy_editions DISABLE TRIGGER USER;
  FOR e IN SELECT * FROM policy_editions ORDER BY number LOOP
    hash := '';
    FOREACH f IN ARRAY ARRAY['edition/1', e.number::text, e.locale, e.title, e.order_number,
      to_char(e.order_date, 'YYYY-MM-DD'), e.approved_by, e.approver_title, to_char(e.effective_from, 'YYYY-MM-DD'),
      e.change_summary, e.materiality, e.sha256,
      to_char(date_trunc('milliseconds', e.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), before]
    LOOP
      hash := hash || CASE WHEN f IS NULL THEN '-,' ELSE octet_length(f) || ':' || f || ',' END;
    END LOOP;
    hash := encode(sha256(convert_to(hash, 'UTF8')), 'hex');
    UPDATE policy_editions SET previous_hash = before, chain_hash = hash WHERE id = e.id;
    before := hash;
  END LOOP;
  ALTER TABLE policy_editions ENABLE TRIGGER USER;
END $$;
