-- The same tables as SQLite's of version 5.

-- The word for an entry's question that does not change with its wording; none for questions asked before there were any.
alter table entry add column code text;

-- What a copy of a till wrote after the entry where it parted from what is held: kept as a journal of its own, whose
-- epoch is EPOCH~NAME. What comes before its first entry is held in its parent, an epoch or another branch.
create table branch (
  journal bigint           primary key references journal (id),
  till    text collate "C" not null,
  epoch   text collate "C" not null,
  name    text collate "C" not null,
  parent  text collate "C" not null,
  first   bigint           not null,
  begun   bigint           not null,
  unique (till, epoch, name)
);

-- What a till said of entries it no longer has, as it came.
create table anchor (
  till      text collate "C" not null,
  epoch     text collate "C" not null,
  number    bigint           not null,
  body      bytea            not null,
  received  bigint           not null,
  signature text,
  serial    text,
  primary key (till, epoch, number)
);

-- Numbers up to the head of which no entry is held, and the hash of the last of them as far as it is known. A hole gets
-- smaller when its entries come after all.
create table hole (
  journal bigint not null references journal (id),
  first   bigint not null,
  last    bigint not null,
  hash    text,
  noted   bigint not null,
  primary key (journal, first)
);

-- Questions that a person has answered; what they are about stays as it came.
create table resolved (
  till     text collate "C" not null,
  journal  text collate "C" not null,
  number   bigint           not null,
  person   text             not null,
  note     text             not null,
  resolved bigint           not null,
  primary key (till, journal, number)
);
