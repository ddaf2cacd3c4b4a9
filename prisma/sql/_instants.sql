-- Instants that every program can read: neither infinite nor of a year that has not four digits.

create function is_instant(at timestamptz) returns boolean language sql immutable parallel safe as $$
  select at >= timestamptz '0001-01-01 00:00:00+00' and at < timestamptz '10000-01-01 00:00:00+00'
$$;

-- Whether JSON has something, each since an instant. What no cast reads is refused, and not thrown.
create function are_instants(given jsonb) returns boolean language plpgsql immutable parallel safe as $$
begin
  return jsonb_typeof(given) = 'object'
     and given <> '{}'
     and not given @? '$.* ? (@.type() != "string" || !(@ like_regex "^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9]"))'
     and (select bool_and(isfinite(value::timestamptz)) from jsonb_each_text(given));
exception when data_exception then
  return false;
end $$;

-- Whether a list has nothing but instants, and nulls.
create function holds_instants(list jsonb) returns boolean language plpgsql immutable parallel safe as $$
begin
  return (select coalesce(bool_and(case jsonb_typeof(each)
                                     when 'null' then true
                                     when 'string' then each #>> '{}' ~ '^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9]'
                                       and (each #>> '{}')::timestamptz >= timestamptz '0001-01-01 00:00:00+00'
                                       and (each #>> '{}')::timestamptz < timestamptz '10000-01-01 00:00:00+00'
                                     else false end), true)
            from jsonb_array_elements(list) as each);
exception when data_exception then
  return false;
end $$;
