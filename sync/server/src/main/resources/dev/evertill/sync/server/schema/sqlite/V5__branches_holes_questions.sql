-- The word for an entry's question that does not change with its wording; none for questions asked before there were any.
alter table entry add column code text;

-- What a copy of a till wrote after the entry where it parted from what is held: kept as a journal of its own, whose
-- epoch is EPOCH~NAME. What comes before its first entry is held in its parent, an epoch or another branch.
create table branch (
  journal integer primary key references journal (id),
  till    text    not null,
  epoch   text    not null,
  name    text    not null,
  parent  text    not null,
  first   integer not null,
  begun   integer not null,
  unique (till, epoch, name)
);

-- What a till said of entries it no longer has, as it came.
create table anchor (
  till      text    not null,
  epoch     text    not null,
  number    integer not null,
  body      blob    not null,
  received  integer not null,
  signature text,
  serial    text,
  primary key (till, epoch, number)
);

-- Numbers up to the head of which no entry is held, and the hash of the last of them as far as it is known. A hole gets
-- smaller when its entries come after all.
create table hole (
  journal integer not null references journal (id),
  first   integer not null,
  last    integer not null,
  hash    text,
  noted   integer not null,
  primary key (journal, first)
);

-- Questions that a person has answered; what they are about stays as it came.
create table resolved (
  till     text    not null,
  journal  text    not null,
  number   integer not null,
  person   text    not null,
  note     text    not null,
  resolved integer not null,
  primary key (till, journal, number)
);
