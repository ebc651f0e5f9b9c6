-- What the application's role may do with each table. Nothing is granted by default.
grant select, insert, update (role, email, display_name, locale, disabled_at, erased_at) on people to :app_role;
grant select, insert, delete, update (wrapped_key) on data_keys to :app_role;
grant select, insert, update, delete on profiles to :app_role;
grant select, insert, delete on value_changes to :app_role;
grant select, insert, delete, update (last_seen_at, expires_at) on sessions to :app_role;
grant select, insert, delete, update (tries_left, used_at) on sign_in_codes to :app_role;
grant select, insert, update, delete on limit_counters to :app_role;
grant select, insert on shown_texts, purpose_meanings, consent_events to :app_role;
grant select, insert, delete on consent_links to :app_role;
grant select, delete on ledger_pending, audit_pending to :app_role;
grant select, insert on ledger_leaves, ledger_nodes, ledger_checkpoints, ledger_keys to :app_role;
grant select, insert on audit_leaves, audit_nodes, audit_checkpoints, audit_keys to :app_role;
grant select, insert, update (count) on page_counts to :app_role;
grant select, insert, update (message_enc, contact_enc, review_started_at, decision, decided_at, decided_by,
  ground_code, answer_enc, confirmed_at, confirmed_by, done_at, cancelled_at) on requests to :app_role;
grant select, insert on request_events, erasure_certificates, audit_events to :app_role;
grant select, insert, update on counters to :app_role;
grant select, insert, delete, update (to_index, sealed, next_try_at, attempts, sent_at, failed_at) on outbox to :app_role;
grant select, insert, delete on export_runs to :app_role;
grant select, insert on policy_editions, policy_clauses, calendar_days, calendar_years to :app_role;
grant select, insert on policy_repeals, policy_translations, policy_translation_approvals, policy_notes,
  policy_draft_events, policy_acceptances, policy_notices, policy_announcements to :app_role;
grant select, insert, update on policy_drafts to :app_role;
