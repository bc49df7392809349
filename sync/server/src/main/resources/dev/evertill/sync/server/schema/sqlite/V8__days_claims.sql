-- The day an entry is filed under: its business day, or the day it was made on. Entries of before get theirs at the next
-- start.
alter table entry add column day text;

create index entry_by_day on entry (journal, day, number);
create index entry_without_day on entry (journal, number) where day is null;
create index entry_by_id on entry (id) where id is not null;

-- What sales did to gift cards: the balance of one is the sum of its rows. An entry is known by its hash, so that one that
-- comes twice counts once.
create table card_move (
  card     text    not null,
  entry    text    not null,
  till     text    not null,
  epoch    text    not null,
  number   integer not null,
  currency text    not null,
  decimals integer not null,
  amount   integer not null,
  primary key (card, entry)
);

create table coupon_use (
  coupon   text    not null,
  entry    text    not null,
  till     text    not null,
  epoch    text    not null,
  number   integer not null,
  received integer not null,
  primary key (coupon, entry)
);

-- Goods that came back, by the line of the sale they were sold in. The quantity is an exact decimal text.
create table goods_back (
  of_till   text    not null,
  of_epoch  text    not null,
  of_number integer not null,
  of_line   integer not null,
  entry     text    not null,
  quantity  text    not null,
  primary key (of_till, of_epoch, of_number, of_line, entry)
);

-- What a till set aside of a card or a coupon while a sale is being paid.
create table set_aside (
  what    text    not null,
  subject text    not null,
  till    text    not null,
  hold    text    not null,
  amount  integer not null,
  expires integer not null,
  primary key (what, subject, till, hold)
);
