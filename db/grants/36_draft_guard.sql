-- A draft goes its way and no other, whoever asks: nobody approves what he has written, an approved text stands still,
-- only the system publishes, and what was published or thrown away is over.
create or replace function guard_draft() returns trigger language plpgsql as $$
declare
  is_text_changed boolean;
begin
  if new.id <> old.id or new.created_at <> old.created_at or new.created_by is distinct from old.created_by
    or new.is_example <> old.is_example or new.version < old.version then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  if old.published_at is not null or old.discarded_at is not null then
    raise exception 'this draft is over' using errcode = 'insufficient_privilege';
  end if;
  is_text_changed := row(new.title, new.locale, new.source_text, new.change_summary, new.materiality)
    is distinct from row(old.title, old.locale, old.source_text, old.change_summary, old.materiality);
  if (is_text_changed or new.discarded_at is not null) and old.submitted_at is not null then
    raise exception 'a text under review stands still' using errcode = 'insufficient_privilege';
  end if;
  if is_text_changed and app_role() <> 'system' then
    if new.version = old.version or new.updated_by is distinct from app_person() then
      raise exception 'not allowed' using errcode = 'insufficient_privilege';
    end if;
    -- Whoever changes the words is one of the authors, also when the application forgets to say so.
    if not exists (select 1 from policy_draft_events e where e.draft_id = new.id and e.by = new.updated_by
      and e.act in ('created', 'saved')) then
      insert into policy_draft_events (draft_id, act, by, by_role, at)
        values (new.id, 'saved', new.updated_by, app_role(), new.updated_at);
    end if;
  end if;
  if old.submitted_at is null and new.submitted_at is not null and new.submitted_by is distinct from app_person() then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  if new.approved_at is not null and old.approved_at is null then
    if app_role() <> 'approver' or new.approved_by is distinct from app_person() or old.submitted_at is null
      or new.materiality is null
      or exists (select 1 from policy_draft_events e where e.draft_id = new.id and e.by = new.approved_by
        and e.act in ('created', 'saved', 'submitted')) then
      raise exception 'not allowed' using errcode = 'insufficient_privilege';
    end if;
  elsif new.approved_at is not null and row(new.approved_at, new.approved_by, new.order_number, new.order_date,
      new.signed_by, new.signer_title, new.effective_from, new.publish_at, new.submitted_at, new.submitted_by)
    is distinct from row(old.approved_at, old.approved_by, old.order_number, old.order_date, old.signed_by,
      old.signer_title, old.effective_from, old.publish_at, old.submitted_at, old.submitted_by) then
    raise exception 'an approval stands as it was given' using errcode = 'insufficient_privilege';
  elsif new.approved_at is null and old.approved_at is not null and app_role() not in ('approver', 'system') then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  if (new.published_at is not null or new.edition_number is not null)
    and (app_role() <> 'system' or new.approved_at is null) then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger if exists guard_draft on policy_drafts;
create trigger guard_draft before update on policy_drafts for each row execute function guard_draft();

-- A draft begins empty of everything that comes later.
create or replace function guard_new_draft() returns trigger language plpgsql as $$
begin
  if num_nonnulls(new.submitted_at, new.approved_at, new.published_at, new.edition_number, new.discarded_at) > 0 then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger if exists guard_new_draft on policy_drafts;
create trigger guard_new_draft before insert on policy_drafts for each row execute function guard_new_draft();
