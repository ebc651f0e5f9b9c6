CREATE TABLE "audit_events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_role" text NOT NULL,
	"actor_id" uuid,
	"subject_id" uuid,
	"object_type" text NOT NULL,
	"object_id" text,
	"fields" text[] NOT NULL,
	"reason" text,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"act" text NOT NULL,
	"purpose_fingerprint" text NOT NULL,
	"text_sha256" text NOT NULL,
	"edition_number" integer,
	"locale" text NOT NULL,
	"how" text NOT NULL,
	"stop_by" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cookie_choices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"device_id" uuid NOT NULL,
	"act" text NOT NULL,
	"preferences" boolean NOT NULL,
	"statistics" boolean NOT NULL,
	"text_sha256" text NOT NULL,
	"purposes_fingerprint" text NOT NULL,
	"edition_number" integer,
	"locale" text NOT NULL,
	"how" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown_texts" (
	"sha256" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"text" jsonb NOT NULL,
	"first_shown_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"date" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_ru" text NOT NULL,
	"name_kk" text NOT NULL,
	"name_en" text NOT NULL,
	"provisional" boolean DEFAULT false NOT NULL,
	"source_note" text NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_days_kind" CHECK ("calendar_days"."kind" in ('holiday', 'substitute', 'day_off', 'moved_off', 'moved_work'))
);
--> statement-breakpoint
CREATE TABLE "calendar_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"provisional" boolean DEFAULT false NOT NULL,
	"source_note" text NOT NULL,
	"checked_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "export_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"format" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"to_index" text NOT NULL,
	"sealed" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "data_keys" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"display_name" text,
	"locale" text DEFAULT 'ru' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"family_name" text,
	"given_name" text,
	"patronymic" text,
	"company_name" text,
	"bin" text,
	"position" text,
	"iin_enc" text,
	"iin_index" text,
	"birth_date_enc" text,
	"phone_enc" text,
	"phone_index" text,
	"iban_enc" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"device" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_hash" text NOT NULL,
	"email_index" text NOT NULL,
	"person_id" uuid,
	"code_hash" text NOT NULL,
	"tries_left" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "value_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"old_enc" text,
	"new_enc" text,
	"source" text NOT NULL,
	"changed_by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_clauses" (
	"edition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"anchor" text NOT NULL,
	"number" text,
	"kind" text NOT NULL,
	"level" integer NOT NULL,
	"section" text,
	"raw" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "policy_clauses_edition_id_position_pk" PRIMARY KEY("edition_id","position"),
	CONSTRAINT "policy_clauses_edition_anchor" UNIQUE("edition_id","anchor"),
	CONSTRAINT "policy_clauses_position_positive" CHECK ("policy_clauses"."position" > 0)
);
--> statement-breakpoint
CREATE TABLE "policy_editions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"locale" text NOT NULL,
	"order_number" text NOT NULL,
	"order_date" date NOT NULL,
	"approved_by" text NOT NULL,
	"approver_title" text NOT NULL,
	"effective_from" date NOT NULL,
	"source_text" text NOT NULL,
	"sha256" text NOT NULL,
	"change_summary" text,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "policy_editions_number_unique" UNIQUE("number"),
	CONSTRAINT "policy_editions_number_positive" CHECK ("policy_editions"."number" > 0),
	CONSTRAINT "policy_editions_sha256_hex" CHECK ("policy_editions"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"value" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure_certificates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"request_id" uuid NOT NULL,
	"request_number" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"plan" jsonb NOT NULL,
	"executed_at" timestamp with time zone NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"act" text NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"locale" text NOT NULL,
	"message_enc" text,
	"contact_enc" text,
	"submitted_at" timestamp with time zone NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"norm_code" text NOT NULL,
	"working_days" integer NOT NULL,
	"review_started_at" timestamp with time zone,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"ground_code" text,
	"answer_enc" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	"done_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "requests_four_eyes" CHECK (confirmed_by is null or confirmed_by <> decided_by),
	CONSTRAINT "requests_not_on_oneself" CHECK (decided_by is distinct from person_id or decided_by is null),
	CONSTRAINT "requests_not_confirmed_on_oneself" CHECK (confirmed_by is distinct from person_id or confirmed_by is null)
);
--> statement-breakpoint
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_text_sha256_shown_texts_sha256_fk" FOREIGN KEY ("text_sha256") REFERENCES "public"."shown_texts"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cookie_choices" ADD CONSTRAINT "cookie_choices_text_sha256_shown_texts_sha256_fk" FOREIGN KEY ("text_sha256") REFERENCES "public"."shown_texts"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_runs" ADD CONSTRAINT "export_runs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD CONSTRAINT "sign_in_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_changes" ADD CONSTRAINT "value_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_clauses" ADD CONSTRAINT "policy_clauses_edition_id_policy_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."policy_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_certificates" ADD CONSTRAINT "erasure_certificates_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "consent_events_person" ON "consent_events" USING btree ("person_id","purpose","at");--> statement-breakpoint
CREATE INDEX "cookie_choices_device" ON "cookie_choices" USING btree ("device_id","at");--> statement-breakpoint
CREATE INDEX "export_runs_person" ON "export_runs" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("sent_at","next_try_at");--> statement-breakpoint
CREATE INDEX "outbox_to" ON "outbox" USING btree ("to_index","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "profiles_iin" ON "profiles" USING btree ("iin_index");--> statement-breakpoint
CREATE INDEX "profiles_phone" ON "profiles" USING btree ("phone_index");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_codes_challenge" ON "sign_in_codes" USING btree ("challenge_hash");--> statement-breakpoint
CREATE INDEX "sign_in_codes_email" ON "sign_in_codes" USING btree ("email_index","created_at");--> statement-breakpoint
CREATE INDEX "sign_in_codes_person" ON "sign_in_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "value_changes_person" ON "value_changes" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "policy_editions_effective_from" ON "policy_editions" USING btree ("effective_from","number");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_certificates_request" ON "erasure_certificates" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_certificates_number" ON "erasure_certificates" USING btree ("number");--> statement-breakpoint
CREATE INDEX "request_events_request" ON "request_events" USING btree ("request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_number" ON "requests" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_deletion" ON "requests" USING btree ("person_id") WHERE kind = 'deletion' and done_at is null and cancelled_at is null;--> statement-breakpoint
CREATE INDEX "requests_person" ON "requests" USING btree ("person_id","submitted_at");--> statement-breakpoint
CREATE INDEX "requests_due" ON "requests" USING btree ("due_on","id") WHERE done_at is null and cancelled_at is null;