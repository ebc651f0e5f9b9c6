do $$
declare name text;
begin
  foreach name in array array['audit_events', 'shown_texts', 'purpose_meanings', 'consent_events', 'ledger_leaves', 'ledger_nodes',
    'ledger_checkpoints', 'ledger_keys', 'audit_leaves', 'audit_nodes', 'audit_checkpoints', 'audit_keys', 'request_events',
    'erasure_certificates', 'policy_editions', 'policy_clauses', 'policy_repeals', 'policy_translations',
    'policy_translation_approvals', 'policy_notes', 'policy_draft_events', 'policy_acceptances', 'policy_notices',
    'policy_announcements']
  loop
    execute format('drop trigger if exists refuse_change on %I', name);
    execute format('create trigger refuse_change before update or delete on %I for each row execute function refuse_change()', name);
    execute format('drop trigger if exists refuse_truncate on %I', name);
    execute format('create trigger refuse_truncate before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end $$;

-- At the end of an import the clauses must give the edition's text back to the letter, each with words of its own and
-- numbered from 1. A row that is added to a published edition later would break that, so nothing can be added either.
-- It is enough to look once, for the last of them: whatever is added later is the last one then.
create or replace function clauses_give_the_text() returns trigger language plpgsql as $$
declare whole record;
begin
  if new.raw = '' then
    raise exception 'a clause without a text' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select 1 from policy_clauses where edition_id = new.edition_id and position > new.position) then
    return null;
  end if;
  select string_agg(raw, '' order by position) as text, count(*) as rows into whole
    from policy_clauses where edition_id = new.edition_id;
  if whole.rows <> new.position
    or whole.text is distinct from (select source_text from policy_editions where id = new.edition_id) then
    raise exception 'the clauses do not give the text of the edition' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
drop trigger if exists clauses_give_the_text on policy_clauses;
create constraint trigger clauses_give_the_text after insert on policy_clauses
  deferrable initially deferred for each row execute function clauses_give_the_text();
