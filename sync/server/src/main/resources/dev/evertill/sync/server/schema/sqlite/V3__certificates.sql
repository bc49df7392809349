-- Codes with which a till gets its first certificate, by the hash of their secret. A code that was used says by which
-- key, so that a till that lost the answer may ask again.
create table enrolment_code (
  secret_hash text    primary key,
  till        text    not null,
  expires     integer not null,
  serial      text,
  key_hash    text
);

-- Every certificate that was given. Whether one is good is said by its signature and the revocations, not by this table:
-- a head office that was restored knows the newest ones no more.
create table till_certificate (
  serial      text    primary key,
  till        text    not null,
  key_hash    text    not null,
  certificate text    not null,
  not_after   integer not null
);

-- One key of a till, or (with an empty key_hash) everything given to it until then.
create table revocation (
  till         text    not null,
  key_hash     text    not null,
  issued_until integer not null,
  revoked      integer not null,
  primary key (till, key_hash)
);

-- The last head of each epoch that was signed rightly: entries are chained, so it signs all before it.
create table head_signature (
  till      text    not null,
  epoch     text    not null,
  number    integer not null,
  hash      text    not null,
  signature text    not null,
  serial    text    not null,
  received  integer not null,
  primary key (till, epoch)
);

create table close_signature (
  till      text    not null,
  z         integer not null,
  body      blob    not null,
  signature text    not null,
  serial    text    not null,
  received  integer not null,
  primary key (till, z, body)
);

-- What came with a signature that is not the till's.
create table wrong_signature (
  till      text    not null,
  what      text    not null,
  signature text    not null,
  serial    text    not null,
  received  integer not null,
  primary key (till, what)
);
