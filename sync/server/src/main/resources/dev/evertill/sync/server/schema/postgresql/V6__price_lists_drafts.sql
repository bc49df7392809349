-- The same tables as SQLite's of version 6.

-- Rows of the catalogue are for everybody (list ''), for a zone ('zone:north') or for a store ('store:0117'); the most
-- specific is the one a till is sent. Of kind "price" are the prices of a list as they were imported, which no till is
-- sent; its rows of kind "item" are worked out of them and the goods when a version is published.
alter table catalogue_row add column list text collate "C" not null default '';
alter table catalogue_row alter column list drop default;
alter table catalogue_row drop constraint catalogue_row_pkey;
alter table catalogue_row add primary key (kind, key, list, version);
drop index catalogue_row_newest;
create unique index catalogue_row_order on catalogue_row (list, version, kind, key);

-- How a version came to be, and what it changed.
alter table catalogue_version add column added bigint not null default 0;
alter table catalogue_version add column changed bigint not null default 0;
alter table catalogue_version add column deleted bigint not null default 0;
alter table catalogue_version add column note text not null default '';

-- What a list adds to the rows and the digest below it, from a version on: a store's to those of its zone, a zone's to
-- those for everybody.
create table catalogue_list (
  list    text collate "C" not null,
  version bigint           not null,
  rows    bigint           not null,
  digest  text             not null,
  primary key (list, version)
);

-- Which store a till is in ('till'), and which zone a store is in ('store'), from a version of the catalogue on.
create table placement (
  what       text collate "C" not null,
  name       text collate "C" not null,
  version    bigint           not null,
  place      text collate "C" not null,
  superseded bigint,
  primary key (what, name, version)
);

-- What is to be published, looked at before. A row lies over the one of the catalogue with its key; import says with
-- which file it came.
create table draft (
  name    text collate "C" primary key,
  base    bigint not null,
  made    bigint not null,
  changed bigint not null,
  imports bigint not null
);

create table draft_row (
  draft   text collate "C" not null,
  list    text collate "C" not null,
  kind    text collate "C" not null,
  key     text collate "C" not null,
  deleted boolean          not null,
  value   bytea,
  import  bigint           not null,
  primary key (draft, list, kind, key)
);
