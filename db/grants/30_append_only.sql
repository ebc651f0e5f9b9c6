do $$
declare name text;
begin
  foreach name in array array['audit_events', 'cookie_choices', 'shown_texts', 'consent_events', 'request_events',
    'erasure_certificates', 'policy_editions', 'policy_clauses']
  loop
    execute format('drop trigger if exists refuse_change on %I', name);
    execute format('create trigger refuse_change before update or delete on %I for each row execute function refuse_change()', name);
    execute format('drop trigger if exists refuse_truncate on %I', name);
    execute format('create trigger refuse_truncate before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end $$;
