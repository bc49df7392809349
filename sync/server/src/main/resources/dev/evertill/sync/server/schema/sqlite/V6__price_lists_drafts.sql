-- Rows of the catalogue are for everybody (list ''), for a zone ('zone:north') or for a store ('store:0117'); the most
-- specific is the one a till is sent. Of kind "price" are the prices of a list as they were imported, which no till is
-- sent; its rows of kind "item" are worked out of them and the goods when a version is published.
create table catalogue_row_of_list (
  list       text    not null,
  version    integer not null,
  kind       text    not null,
  key        text    not null,
  deleted    integer not null,
  value      blob,
  superseded integer,
  primary key (kind, key, list, version)
) without rowid;

insert into catalogue_row_of_list (list, version, kind, key, deleted, value, superseded)
  select '', version, kind, key, deleted, value, superseded from catalogue_row;

drop table catalogue_row;

alter table catalogue_row_of_list rename to catalogue_row;

create unique index catalogue_row_order on catalogue_row (list, version, kind, key);

-- How a version came to be, and what it changed.
alter table catalogue_version add column added integer not null default 0;
alter table catalogue_version add column changed integer not null default 0;
alter table catalogue_version add column deleted integer not null default 0;
alter table catalogue_version add column note text not null default '';

-- What a list adds to the rows and the digest below it, from a version on: a store's to those of its zone, a zone's to
-- those for everybody.
create table catalogue_list (
  list    text    not null,
  version integer not null,
  rows    integer not null,
  digest  text    not null,
  primary key (list, version)
) without rowid;

-- Which store a till is in ('till'), and which zone a store is in ('store'), from a version of the catalogue on.
create table placement (
  what       text    not null,
  name       text    not null,
  version    integer not null,
  place      text    not null,
  superseded integer,
  primary key (what, name, version)
) without rowid;

-- What is to be published, looked at before. A row lies over the one of the catalogue with its key; import says with
-- which file it came.
create table draft (
  name    text    primary key,
  base    integer not null,
  made    integer not null,
  changed integer not null,
  imports integer not null
);

create table draft_row (
  draft   text    not null,
  list    text    not null,
  kind    text    not null,
  key     text    not null,
  deleted integer not null,
  value   blob,
  import  integer not null,
  primary key (draft, list, kind, key)
) without rowid;
