-- Applied after every migration, as the owner. `:app_role` is the application's role. All of it can be run again.

create or replace function app_role() returns text language sql stable
  as $$ select coalesce(current_setting('app.actor_role', true), '') $$;

create or replace function app_person() returns uuid language sql stable
  as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;

-- Staff who may see rows of clients. An administrator is not among them: people and settings, no client data.
create or replace function app_sees_clients() returns boolean language sql stable
  as $$ select app_role() in ('reviewer', 'approver', 'auditor', 'system') $$;

-- The pseudonym of the browser that asks, in the ledger of consents.
create or replace function app_subject() returns uuid language sql stable
  as $$ select nullif(current_setting('app.subject', true), '')::uuid $$;

-- Append-only tables refuse everybody, the table's owner too.
create or replace function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;

revoke all on schema public from public;
grant usage on schema public to :app_role;
revoke all on all tables in schema public from :app_role;
