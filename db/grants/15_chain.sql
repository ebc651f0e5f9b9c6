-- Editions are linked: each holds a hash of its own facts and of the hash before it, so that no edition can be changed,
-- taken away, put in or swapped without all later hashes changing. Fields are written as «length:value,» (the length in
-- bytes; «-» for nothing), so that no two lists of fields look the same. `lib/policy/chain.rules.ts` says it once more.
create or replace function edition_field(value text) returns text language sql immutable
  as $$ select case when value is null then '-,' else octet_length(value) || ':' || value || ',' end $$;

create or replace function edition_hash(e policy_editions, before text) returns text language sql stable as $$
  select encode(sha256(convert_to(
    edition_field('edition/1') || edition_field(e.number::text) || edition_field(e.locale) || edition_field(e.title)
    || edition_field(e.order_number) || edition_field(to_char(e.order_date, 'YYYY-MM-DD')) || edition_field(e.approved_by)
    || edition_field(e.approver_title) || edition_field(to_char(e.effective_from, 'YYYY-MM-DD'))
    || edition_field(e.change_summary) || edition_field(e.materiality) || edition_field(e.sha256)
    || edition_field(to_char(date_trunc('milliseconds', e.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || edition_field(before), 'UTF8')), 'hex') $$;

-- Links a new edition to the last one, whoever inserts it: the application cannot choose the hash. One at a time.
create or replace function link_edition() returns trigger language plpgsql as $$
declare last record;
begin
  perform pg_advisory_xact_lock(7402613);
  select number, chain_hash into last from policy_editions order by number desc limit 1;
  if last.number >= new.number then
    if last.number = new.number or exists (select 1 from policy_editions where number = new.number) then
      return new; -- The unique number refuses it, or the caller takes the known one.
    end if;
    raise exception 'editions are numbered upwards' using errcode = 'check_violation';
  end if;
  new.previous_hash := last.chain_hash;
  new.chain_hash := edition_hash(new, last.chain_hash);
  return new;
end $$;
drop trigger if exists link_edition on policy_editions;
create trigger link_edition before insert on policy_editions for each row execute function link_edition();

-- Whoever keeps public texts in memory hears at once, when the change is committed, that they are others now.
create or replace function tell_policy_changed() returns trigger language plpgsql
  as $$ begin perform pg_notify('policy_changed', ''); return null; end $$;
do $$
declare name text;
begin
  foreach name in array array['policy_editions', 'policy_repeals', 'policy_translations', 'policy_translation_approvals',
    'policy_notes']
  loop
    execute format('drop trigger if exists tell_policy_changed on %I', name);
    execute format('create trigger tell_policy_changed after insert on %I for each statement execute function tell_policy_changed()', name);
  end loop;
end $$;
