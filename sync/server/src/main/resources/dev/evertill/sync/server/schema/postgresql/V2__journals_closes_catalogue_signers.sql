-- The same tables as SQLite's of version 2: a version means the same in both folders. Text is compared byte by byte, as
-- SQLite does, so that no update of the system's languages moves a page of the catalogue.

-- One row for each epoch of a till, with the last entry that is held of it. Whoever appends holds this row.
create table journal (
  id     bigint generated always as identity primary key,
  till   text collate "C" not null,
  epoch  text collate "C" not null,
  number bigint           not null,
  hash   text             not null,
  unique (till, epoch)
) with (fillfactor = 50);

-- One row for each entry, written once. A line that could not be read has its bytes in "line", and no document.
-- By journal, not by day: with a day in the key, one number could be held twice.
create table entry (
  journal       bigint not null references journal (id),
  number        bigint not null,
  kind          text,
  id            text,
  till_time     bigint,
  office_offset bigint,
  previous      text,
  hash          text,
  document      bytea,
  line          bytea,
  question      text,
  received      bigint not null,
  primary key (journal, number)
) partition by hash (journal);

do $$
begin
  for part in 0..15 loop
    execute format(
      'create table entry_%s partition of entry for values with (modulus 16, remainder %s)', part, part);
  end loop;
end $$;

create index entry_with_question on entry (journal, number) where question is not null;

-- Rows lie in the order they came, so a day is found by the few pages that hold it.
create index entry_by_arrival on entry using brin (received) with (pages_per_range = 32);

-- What a till said when it closed a day, each different wording once, and what was last answered. A wording is too long
-- for an index; its digest is not.
create table day_close (
  till     text collate "C" not null,
  z        integer          not null,
  body     bytea            not null,
  verdict  text             not null,
  answer   bytea            not null,
  answered bigint           not null
);

create unique index day_close_wording on day_close (till, z, sha256(body));

create table catalogue_version (
  version   bigint primary key,
  rows      bigint not null,
  digest    text   not null,
  published bigint not null
);

-- The history of every row: valid from its version until the one that superseded it, so that a page of a version stays
-- that page.
create table catalogue_row (
  version    bigint           not null,
  kind       text collate "C" not null,
  key        text collate "C" not null,
  deleted    boolean          not null,
  value      bytea,
  superseded bigint,
  primary key (version, kind, key)
);

create unique index catalogue_row_newest on catalogue_row (kind, key) where superseded is null;

-- The keys whose carry files are taken for a till's: the first one seen, and those a person accepted. SQLite gives every
-- table a rowid of itself.
create table carry_signer (
  rowid    bigint generated always as identity,
  till     text collate "C" not null,
  signer   text collate "C" not null,
  accepted bigint           not null,
  primary key (till, signer)
);

-- What only one writer at a time may do, such as to publish a version. Its row is held until the transaction ends. SQLite
-- needs none: it has one writer.
create table turn (
  what text collate "C" primary key
);

-- What each head office must have a copy of: the key of sticks, the key of the certificate authority. The first one's
-- public part stands here; the file lies beside each head office, and beside SQLite's only one.
create table shared_key (
  what text collate "C" primary key,
  says text not null
);
