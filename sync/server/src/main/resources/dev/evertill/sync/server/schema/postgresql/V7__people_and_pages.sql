-- The same tables as SQLite's of version 7.

-- Who of head office may log in, and as what. The password is argon2id, in its usual text form.
create table person (
  name text collate "C" primary key,
  role text not null,
  password text not null,
  changed bigint not null
);

-- Who is logged in: of the cookie only the hash is kept. It goes with its person, and with the password.
create table page_session (
  token_hash text collate "C" primary key,
  person text collate "C" not null,
  began bigint not null,
  last_seen bigint not null
);

create index page_session_of_person on page_session (person);

-- How often whom was wrong since when: an address, a name, or a name from an address.
create table wrong_log_in (
  who text collate "C" primary key,
  since bigint not null,
  times integer not null
);

-- With what programs say who they are: of the token only the hash is kept.
create table api_token (
  name text collate "C" primary key,
  token_hash text collate "C" not null unique,
  role text not null,
  made bigint not null
);

-- What a till said of itself when it asked last; null what it did not say.
create table till_seen (
  till text collate "C" primary key,
  contact bigint not null,
  version text,
  waiting bigint,
  catalogue bigint,
  drift bigint
);

-- Up to where each journal is in the day book, and the shop that its last sale named.
create table day_book_read (
  journal bigint primary key references journal (id),
  number bigint not null,
  store text collate "C" not null
);

-- The day book: what was sold in an hour at a till. Hour -1 where the sale does not say it.
create table sold_by_hour (
  day text collate "C" not null,
  store text collate "C" not null,
  till text collate "C" not null,
  hour integer not null,
  currency text collate "C" not null,
  decimals integer not null,
  sales bigint not null,
  returns bigint not null,
  total bigint not null,
  primary key (day, store, till, hour, currency, decimals)
);

-- The same money by group of goods.
create table sold_by_group (
  day text collate "C" not null,
  store text collate "C" not null,
  goods text collate "C" not null,
  currency text collate "C" not null,
  decimals integer not null,
  lines bigint not null,
  total bigint not null,
  primary key (day, store, goods, currency, decimals)
);

-- The days that were answered last are looked at most.
create index day_close_by_answer on day_close (answered);
