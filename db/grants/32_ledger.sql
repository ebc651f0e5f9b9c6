-- Every event waits for its place in the tree, whoever inserts it: of the ledger of consents, and of the journal of acts.
create or replace function await_sealing() returns trigger language plpgsql security definer set search_path = public as $$
begin
  execute format('insert into %I (event_id) values ($1) on conflict do nothing', tg_argv[0]) using new.id;
  return null;
end $$;
drop trigger if exists await_sealing on consent_events;
create trigger await_sealing after insert on consent_events for each row execute function await_sealing('ledger_pending');
drop trigger if exists await_sealing on audit_events;
create trigger await_sealing after insert on audit_events for each row execute function await_sealing('audit_pending');

-- The time of an act is the database's, and its row has a place: what could never be sealed is not let in.
create or replace function guard_audit_event() returns trigger language plpgsql as $$
begin
  if abs(extract(epoch from new.at - now())) < 1 then return new; end if;
  raise exception 'not the time of the act' using errcode = 'check_violation';
end $$;
drop trigger if exists guard_audit_event on audit_events;
create trigger guard_audit_event before insert on audit_events for each row execute function guard_audit_event();

-- What could never be sealed is not let in.
create or replace function guard_consent_event() returns trigger language plpgsql as $$
begin
  if isfinite(new.at) and jsonb_typeof(new.context) = 'object' and jsonb_typeof(new.purposes) = 'array'
    and new.act in ('shown', 'granted', 'refused', 'withdrawn', 'changed', 'expired', 'gpc') then
    return new;
  end if;
  raise exception 'not a record of a consent' using errcode = 'check_violation';
end $$;
drop trigger if exists guard_consent_event on consent_events;
create trigger guard_consent_event before insert on consent_events for each row execute function guard_consent_event();

-- A pseudonym belongs to one person for good: a link is made or erased, never turned to another.
drop trigger if exists refuse_change on consent_links;
create trigger refuse_change before update on consent_links for each row execute function refuse_change();

-- Counts grow and do nothing else.
create or replace function guard_page_count() returns trigger language plpgsql as $$
begin
  if new.count > old.count then return new; end if;
  raise exception 'not allowed' using errcode = 'insufficient_privilege';
end $$;
drop trigger if exists guard_page_count on page_counts;
create trigger guard_page_count before update on page_counts for each row execute function guard_page_count();
