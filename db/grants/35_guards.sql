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

-- A client may cancel his own request and nothing else; only an approver or the system confirms and closes a deletion.
create or replace function guard_request() returns trigger language plpgsql as $$
begin
  if app_role() = 'client' and (to_jsonb(new) - 'cancelled_at') is distinct from (to_jsonb(old) - 'cancelled_at') then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  if app_role() = 'reviewer' and row(new.confirmed_by, new.confirmed_at) is distinct from row(old.confirmed_by, old.confirmed_at) then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  if old.done_at is not null and old.done_at is distinct from new.done_at then
    raise exception 'a closed request stays closed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger if exists guard_request on requests;
create trigger guard_request before update on requests for each row execute function guard_request();
