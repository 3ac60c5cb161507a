/** Raised whenever the tables below change, so that an old file is refused with a sentence instead of failing later. */
export const SCHEMA_VERSION = 1;

/** Every table of the sandbox. Times are milliseconds since 1970, JSON is kept as the text that goes out. */
export const SCHEMA_SQL = `
  create table accounts (
    account_id text primary key,
    region text not null,
    login text not null unique,
    password text not null,
    display_name text not null,
    token_ttl_seconds integer
  ) strict;

  create table credentials (
    client_id text primary key,
    account_id text not null references accounts,
    client_secret text not null,
    may_write integer not null
  ) strict;

  create table access_tokens (
    token text primary key,
    account_id text not null references accounts,
    scope text not null,
    expires_at integer not null
  ) strict;
  create index access_tokens_account on access_tokens (account_id);

  -- No unique constraints on id and name: a seed may hold duplicates on purpose.
  create table subscriptions (
    key integer primary key autoincrement,
    account_id text not null references accounts,
    subscription_id text,
    name text,
    document text not null,
    secret text not null
  ) strict;
  create index subscriptions_account on subscriptions (account_id);
  create index subscriptions_id on subscriptions (account_id, subscription_id);
  create index subscriptions_name on subscriptions (account_id, name);

  -- What a subscription was before a change that deliveries do not follow yet; a null document: it did not exist.
  create table superseded_subscriptions (
    id integer primary key autoincrement,
    account_id text not null references accounts,
    key integer not null,
    effective_until integer not null,
    document text,
    secret text
  ) strict;
  create index superseded_account on superseded_subscriptions (account_id, effective_until);
  create index superseded_key on superseded_subscriptions (key);

  create table event_types (
    account_id text not null references accounts,
    position integer not null,
    name text,
    document text not null,
    primary key (account_id, position)
  ) strict, without rowid;
  create index event_types_name on event_types (account_id, name);

  create table authorization_records (
    model text not null,
    id text not null,
    account_id text,
    grant_id text,
    uid text,
    payload text not null,
    expires_at integer,
    consumed_at integer,
    primary key (model, id)
  ) strict, without rowid;
  create index authorization_records_grant on authorization_records (grant_id);
  create index authorization_records_uid on authorization_records (model, uid);
  create index authorization_records_account on authorization_records (account_id);

  create table authorization_keys (
    purpose text primary key,
    value text not null
  ) strict;
`;
