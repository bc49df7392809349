-- Numbers that the day book passed by because no entry was held there. What comes later counts then.
create table day_book_gap (
  journal integer not null references journal (id),
  first   integer not null,
  last    integer not null,
  primary key (journal, first)
);

-- Until now nobody wrote down what was passed by: it is all counted again, from the beginning.
delete from day_book_read;
delete from sold_by_hour;
delete from sold_by_group;
