-- Who of head office may log in, and as what. The password is argon2id, in its usual text form.
create table person (
  name     text    primary key,
  role     text    not null,
  password text    not null,
  changed  integer not null
);

-- Who is logged in: of the cookie only the hash is kept. It goes with its person, and with the password.
create table page_session (
  token_hash text    primary key,
  person     text    not null,
  began      integer not null,
  last_seen  integer not null
);

create index page_session_of_person on page_session (person);

-- How often whom was wrong since when: an address, a name, or a name from an address.
create table wrong_log_in (
  who   text    primary key,
  since integer not null,
  times integer not null
);

-- With what programs say who they are: of the token only the hash is kept.
create table api_token (
  name       text    primary key,
  token_hash text    not null unique,
  role       text    not null,
  made       integer not null
);

-- What a till said of itself when it asked last; null what it did not say.
create table till_seen (
  till      text    primary key,
  contact   integer not null,
  version   text,
  waiting   integer,
  catalogue integer,
  drift     integer
);

-- Up to where each journal is in the day book, and the shop that its last sale named.
create table day_book_read (
  journal integer primary key references journal (id),
  number  integer not null,
  store   text    not null
);

-- The day book: what was sold in an hour at a till. Hour -1 where the sale does not say it.
create table sold_by_hour (
  day      text    not null,
  store    text    not null,
  till     text    not null,
  hour     integer not null,
  currency text    not null,
  decimals integer not null,
  sales    integer not null,
  returns  integer not null,
  total    integer not null,
  primary key (day, store, till, hour, currency, decimals)
) without rowid;

-- The same money by group of goods.
create table sold_by_group (
  day      text    not null,
  store    text    not null,
  goods    text    not null,
  currency text    not null,
  decimals integer not null,
  lines    integer not null,
  total    integer not null,
  primary key (day, store, goods, currency, decimals)
) without rowid;

-- The days that were answered last are looked at most.
create index day_close_by_answer on day_close (answered);
