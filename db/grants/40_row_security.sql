-- Row-level security is the second lock: without an actor in the transaction nothing personal is there at all.
do $$
declare
  rule record;
begin
  -- A rule that is renamed or no longer here must not stay behind in a database that had it.
  for rule in select tablename as tab, policyname as pol from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', rule.pol, rule.tab);
  end loop;
  for rule in
    select * from (values
      -- table, policy, command, who (USING / WITH CHECK)
      ('people', 'self_or_staff', 'select', 'id = app_person() or app_sees_clients() or (app_role() = ''administrator'' and role <> ''client'')'),
      ('people', 'made_by_system', 'insert', 'app_role() = ''system'' or (app_role() = ''administrator'' and role <> ''client'')'),
      ('people', 'changed_by_self_or_system', 'update', 'id = app_person() or app_role() = ''system'' or (app_role() = ''administrator'' and role <> ''client'')'),
      ('data_keys', 'own_or_staff', 'select', 'owner_id = app_person() or app_sees_clients()'),
      ('data_keys', 'made_by_system', 'insert', 'app_role() = ''system'''),
      ('data_keys', 'wrapped_anew_by_system', 'update', 'app_role() = ''system'''),
      ('data_keys', 'destroyed_by_system', 'delete', 'app_role() = ''system'''),
      ('profiles', 'own_or_staff', 'select', 'person_id = app_person() or app_sees_clients()'),
      ('profiles', 'made_by_system', 'insert', 'app_role() = ''system'''),
      ('profiles', 'own', 'update', 'person_id = app_person() or app_role() = ''system'''),
      ('profiles', 'erased_by_system', 'delete', 'app_role() = ''system'''),
      ('value_changes', 'own_or_staff', 'select', 'person_id = app_person() or app_sees_clients()'),
      ('value_changes', 'own', 'insert', 'person_id = app_person() or app_role() = ''system'''),
      ('value_changes', 'erased_by_system', 'delete', 'app_role() = ''system'''),
      ('sessions', 'seen_by_owner', 'select', 'person_id = app_person()'),
      ('sessions', 'ended_by_owner', 'delete', 'person_id = app_person()'),
      ('sessions', 'kept_by_system', 'all', 'app_role() = ''system'''),
      ('sessions', 'counted_by_staff', 'select', 'app_sees_clients()'),
      ('sign_in_codes', 'sign_in_only', 'all', 'app_role() = ''system'''),
      ('limit_counters', 'counted_by_system', 'all', 'app_role() = ''system'''),
      ('shown_texts', 'public_words', 'select', 'app_role() <> '''''),
      ('shown_texts', 'public_words_in', 'insert', 'app_role() <> '''''),
      ('purpose_meanings', 'public_words', 'select', 'app_role() <> '''''),
      ('purpose_meanings', 'public_words_in', 'insert', 'app_role() <> '''''),
      ('consent_events', 'own_or_staff', 'select', 'subject_id = app_subject() or app_sees_clients() or exists (select 1 from consent_links l where l.subject_id = consent_events.subject_id and l.person_id = app_person())'),
      ('consent_events', 'own_or_noted', 'insert', '(subject_id = app_subject() and topic = ''cookies'') or app_role() = ''system'' or exists (select 1 from consent_links l where l.subject_id = consent_events.subject_id and l.person_id = app_person()) or (app_role() in (''reviewer'', ''approver'') and how in (''letter'', ''call'', ''visit''))'),
      ('consent_links', 'own_or_staff', 'select', 'person_id = app_person() or subject_id = app_subject() or app_sees_clients()'),
      ('consent_links', 'own', 'insert', 'app_role() = ''system'' or (app_role() = ''client'' and person_id = app_person() and (kind = ''account'' or (kind = ''device'' and subject_id = app_subject())))'),
      ('consent_links', 'erased_by_system', 'delete', 'app_role() = ''system'''),
      ('ledger_pending', 'seen', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('ledger_pending', 'sealed_by_system', 'delete', 'app_role() = ''system'''),
      ('ledger_leaves', 'proof', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('ledger_leaves', 'sealed_by_system', 'insert', 'app_role() = ''system'''),
      ('ledger_nodes', 'proof', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('ledger_nodes', 'sealed_by_system', 'insert', 'app_role() = ''system'''),
      ('ledger_checkpoints', 'proof', 'select', 'app_role() <> '''''),
      ('ledger_checkpoints', 'signed_by_system', 'insert', 'app_role() = ''system'''),
      ('ledger_keys', 'proof', 'select', 'app_role() <> '''''),
      ('ledger_keys', 'introduced_by_system', 'insert', 'app_role() = ''system'''),
      ('audit_pending', 'seen', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('audit_pending', 'sealed_by_system', 'delete', 'app_role() = ''system'''),
      ('audit_leaves', 'proof', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('audit_leaves', 'sealed_by_system', 'insert', 'app_role() = ''system'''),
      ('audit_nodes', 'proof', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('audit_nodes', 'sealed_by_system', 'insert', 'app_role() = ''system'''),
      ('audit_checkpoints', 'proof', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('audit_checkpoints', 'signed_by_system', 'insert', 'app_role() = ''system'''),
      ('audit_keys', 'proof', 'select', 'app_role() in (''system'', ''auditor'')'),
      ('audit_keys', 'introduced_by_system', 'insert', 'app_role() = ''system'''),
      ('page_counts', 'read_by_staff', 'select', 'app_role() in (''reviewer'', ''approver'', ''auditor'', ''administrator'', ''system'')'),
      ('page_counts', 'counted', 'insert', 'app_role() = ''system'''),
      ('page_counts', 'counted_again', 'update', 'app_role() = ''system'''),
      ('requests', 'own_or_staff', 'select', 'person_id = app_person() or app_sees_clients()'),
      ('requests', 'filed', 'insert', '(app_role() = ''client'' and person_id = app_person() and num_nonnulls(decision, decided_at, decided_by, confirmed_at, confirmed_by, done_at, cancelled_at) = 0) or app_role() = ''system'''),
      ('requests', 'own_or_deciding', 'update', 'person_id = app_person() or app_role() in (''reviewer'', ''approver'', ''system'')'),
      ('request_events', 'seen_with_request', 'select', 'exists (select 1 from requests r where r.id = request_id)'),
      ('request_events', 'recorded', 'insert', 'exists (select 1 from requests r where r.id = request_id) and (app_role() = ''system'' or (app_role() in (''client'', ''reviewer'', ''approver'') and by_role = app_role()))'),
      ('erasure_certificates', 'public_proof', 'select', 'app_role() <> '''''),
      ('erasure_certificates', 'issued_by_system', 'insert', 'app_role() = ''system'''),
      ('audit_events', 'about_me_or_auditor', 'select', 'subject_id = app_person() or app_role() in (''auditor'', ''system'')'),
      ('audit_events', 'recorded', 'insert', 'app_role() = ''system'' or (app_person() is not null and actor_id = app_person() and actor_role = app_role() and request_id = current_setting(''app.request_id'', true))'),
      ('outbox', 'written', 'insert', 'person_id = app_person() or app_role() in (''reviewer'', ''approver'', ''administrator'', ''system'')'),
      ('outbox', 'delivered_by_system', 'select', 'app_role() = ''system'''),
      ('outbox', 'progress_by_system', 'update', 'app_role() = ''system'''),
      ('outbox', 'erased_by_system', 'delete', 'app_role() = ''system'''),
      ('export_runs', 'own_or_staff', 'select', 'person_id = app_person() or app_sees_clients()'),
      ('export_runs', 'own', 'insert', 'person_id = app_person()'),
      ('export_runs', 'erased_by_system', 'delete', 'app_role() = ''system'''),
      ('policy_editions', 'published', 'select', 'true'),
      ('policy_editions', 'imported', 'insert', 'app_role() = ''system'''),
      ('policy_clauses', 'published', 'select', 'true'),
      ('policy_clauses', 'imported', 'insert', 'app_role() = ''system'''),
      ('policy_repeals', 'published', 'select', 'true'),
      ('policy_repeals', 'declared', 'insert', 'app_role() in (''approver'', ''system'')'),
      ('policy_translations', 'published', 'select', 'true'),
      ('policy_translations', 'attached', 'insert', 'app_role() = ''system'' or (app_role() in (''reviewer'', ''approver'') and by = app_person())'),
      ('policy_translation_approvals', 'published', 'select', 'true'),
      ('policy_translation_approvals', 'approved', 'insert', 'app_role() = ''system'' or (app_role() = ''approver'' and by = app_person() and exists (select 1 from policy_translations t where t.id = translation_id and t.by is distinct from app_person()))'),
      ('policy_notes', 'published', 'select', 'true'),
      ('policy_notes', 'written', 'insert', 'app_role() = ''system'' or (app_role() in (''reviewer'', ''approver'') and by = app_person())'),
      ('policy_drafts', 'seen_by_staff', 'select', 'app_sees_clients()'),
      ('policy_drafts', 'begun', 'insert', 'app_role() = ''system'' or (app_role() in (''reviewer'', ''approver'') and created_by = app_person())'),
      ('policy_drafts', 'worked_on', 'update', 'app_role() in (''reviewer'', ''approver'', ''system'')'),
      ('policy_draft_events', 'seen_by_staff', 'select', 'app_sees_clients()'),
      ('policy_draft_events', 'recorded', 'insert', 'app_role() = ''system'' or (app_role() in (''reviewer'', ''approver'') and by = app_person() and by_role = app_role())'),
      ('policy_acceptances', 'own_or_staff', 'select', 'person_id = app_person() or app_sees_clients()'),
      ('policy_acceptances', 'own', 'insert', 'app_role() = ''client'' and person_id = app_person()'),
      ('policy_notices', 'own_or_staff', 'select', 'person_id = app_person() or app_sees_clients()'),
      ('policy_announcements', 'counted', 'select', 'app_sees_clients()'),
      ('policy_announcements', 'told_by_system', 'insert', 'app_role() = ''system'''),
      ('policy_notices', 'told_by_system', 'insert', 'app_role() = ''system'''),
      ('calendar_days', 'known_to_all', 'select', 'true'),
      ('calendar_days', 'seeded', 'insert', 'app_role() = ''system'''),
      ('calendar_years', 'known_to_all', 'select', 'true'),
      ('calendar_years', 'seeded', 'insert', 'app_role() = ''system'''),
      ('counters', 'counted', 'all', 'app_role() in (''client'', ''system'')')
    ) as rules (tab, pol, cmd, who)
  loop
    execute format('alter table %I enable row level security', rule.tab);
    execute format('alter table %I force row level security', rule.tab);
    execute format('create policy %I on %I for %s to :app_role %s', rule.pol, rule.tab, rule.cmd,
      case rule.cmd
        when 'insert' then format('with check (%s)', rule.who)
        when 'select' then format('using (%s)', rule.who)
        when 'delete' then format('using (%s)', rule.who)
        else format('using (%s) with check (%s)', rule.who, rule.who)
      end);
  end loop;
end $$;

-- Events are put in line by a trigger that works as the owner of the tables, and by nobody else.
do $$
declare tab text;
begin
  foreach tab in array array['ledger_pending', 'audit_pending'] loop
    execute format('create policy awaiting on %I for insert to %I with check (true)', tab, current_user);
  end loop;
end $$;
