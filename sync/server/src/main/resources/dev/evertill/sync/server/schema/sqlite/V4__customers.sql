-- One row: the version of the customers, with the hash of all that changed up to it, and the last clock that was given.
-- Whoever changes a customer holds this row until its transaction ends.
create table customer_head (
  id      integer primary key check (id = 1),
  version bigint not null,
  hash    text   not null,
  clock   text   not null
);

insert into customer_head (id, version, hash, clock)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', '000000000000000.00000.head-office');

-- Each customer as it is now, with the version that changed it last. An erased one keeps its id and its tombstone.
create table customer (
  id      text   not null primary key,
  version bigint not null unique,
  body    text   not null
);

-- Every version that was ever given, so that a till can tell whether what it has seen is still known.
create table customer_version (
  version  bigint not null primary key,
  customer text   not null,
  hash     text   not null
);

-- Edits whose clock ran too far ahead, and the clocks they are held under: a repeat is answered like the first time.
create table customer_restamp (
  customer text not null,
  field    text not null,
  till     text not null,
  sent     text not null,
  clock    text not null,
  primary key (customer, field, till, sent)
);
