-- A person may change his own row, but neither his role nor his address nor his standing.
create or replace function guard_person() returns trigger language plpgsql as $$
begin
  if app_role() in ('system', 'administrator') then return new; end if;
  if row(new.role, new.email, new.disabled_at, new.erased_at) is distinct from row(old.role, old.email, old.disabled_at, old.erased_at) then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger if exists guard_person on people;
create trigger guard_person before update on people for each row execute function guard_person();

-- A client may cancel his own open request and nothing else; staff decide and confirm in their own name, keep his words
-- as they are and never take a request back for him; only an approver or the system confirms and closes a deletion.
create or replace function guard_request() returns trigger language plpgsql as $$
declare
  refuse boolean := false;
begin
  if app_role() = 'client' then
    refuse := (to_jsonb(new) - 'cancelled_at') is distinct from (to_jsonb(old) - 'cancelled_at')
      or old.done_at is not null;
  elsif app_role() <> 'system' then
    refuse := row(new.message_enc, new.contact_enc, new.cancelled_at)
        is distinct from row(old.message_enc, old.contact_enc, old.cancelled_at)
      or (new.decided_by is distinct from old.decided_by and new.decided_by <> app_person())
      or (new.confirmed_by is distinct from old.confirmed_by
        and (app_role() <> 'approver' or new.confirmed_by is distinct from app_person()))
      or (new.confirmed_at is distinct from old.confirmed_at and app_role() <> 'approver');
  end if;
  if refuse then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  if (old.done_at is not null and old.done_at is distinct from new.done_at)
    or (old.cancelled_at is not null and old.cancelled_at is distinct from new.cancelled_at) then
    raise exception 'a closed request stays closed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger if exists guard_request on requests;
create trigger guard_request before update on requests for each row execute function guard_request();

-- Running numbers run upwards: a number that was given is never given again.
create or replace function guard_counter() returns trigger language plpgsql as $$
begin
  if new.name = old.name and new.value > old.value then return new; end if;
  raise exception 'not allowed' using errcode = 'insufficient_privilege';
end $$;
drop trigger if exists guard_counter on counters;
create trigger guard_counter before update on counters for each row execute function guard_counter();
