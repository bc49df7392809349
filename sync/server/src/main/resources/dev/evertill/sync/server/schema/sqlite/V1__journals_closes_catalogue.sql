-- One row for each epoch of a till, with the last entry that is held of it.
create table journal (
  id     integer primary key,
  till   text    not null,
  epoch  text    not null,
  number integer not null,
  hash   text    not null,
  unique (till, epoch)
);

-- One row for each entry, written once. A line that could not be read has its bytes in "line", and no document.
create table entry (
  journal       integer not null references journal (id),
  number        integer not null,
  kind          text,
  id            text,
  till_time     integer,
  office_offset integer,
  previous      text,
  hash          text,
  document      blob,
  line          blob,
  question      text,
  received      integer not null,
  primary key (journal, number)
);

create index entry_with_question on entry (journal, number) where question is not null;

-- What a till said when it closed a day, each different wording once, and what was last answered.
create table day_close (
  till     text    not null,
  z        integer not null,
  body     blob    not null,
  verdict  text    not null,
  answer   blob    not null,
  answered integer not null,
  primary key (till, z, body)
);

create table catalogue_version (
  version   integer primary key,
  rows      integer not null,
  digest    text    not null,
  published integer not null
);

-- The history of every row: valid from its version until the one that superseded it, so that a page of a version stays
-- that page.
create table catalogue_row (
  version    integer not null,
  kind       text    not null,
  key        text    not null,
  deleted    integer not null,
  value      blob,
  superseded integer,
  primary key (version, kind, key)
) without rowid;

create unique index catalogue_row_newest on catalogue_row (kind, key) where superseded is null;
