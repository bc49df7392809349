-- The same tables as SQLite's of version 3.

-- Codes with which a till gets its first certificate, by the hash of their secret. A code that was used says by which
-- key, so that a till that lost the answer may ask again.
create table enrolment_code (
  secret_hash text collate "C"    primary key,
  till        text collate "C"    not null,
  expires     bigint  not null,
  serial      text collate "C",
  key_hash    text collate "C"
);

-- Every certificate that was given. Whether one is good is said by its signature and the revocations, not by this table:
-- a head office that was restored knows the newest ones no more.
create table till_certificate (
  serial      text collate "C"    primary key,
  till        text collate "C"    not null,
  key_hash    text collate "C"    not null,
  certificate text    not null,
  not_after   bigint  not null
);

-- One key of a till, or (with an empty key_hash) everything given to it until then.
create table revocation (
  till         text collate "C"    not null,
  key_hash     text collate "C"    not null,
  issued_until bigint  not null,
  revoked      bigint  not null,
  primary key (till, key_hash)
);

-- The last head of each epoch that was signed rightly: entries are chained, so it signs all before it.
create table head_signature (
  till      text collate "C"    not null,
  epoch     text collate "C"    not null,
  number    bigint  not null,
  hash      text    not null,
  signature text    not null,
  serial    text collate "C"    not null,
  received  bigint  not null,
  primary key (till, epoch)
);

create table close_signature (
  till      text collate "C"    not null,
  z         integer not null,
  body      bytea   not null,
  signature text    not null,
  serial    text collate "C"    not null,
  received  bigint  not null
);

-- A close of many epochs is too long for an index.
create unique index close_signature_body on close_signature (till, z, sha256(body));

-- What came with a signature that is not the till's.
create table wrong_signature (
  till      text collate "C"    not null,
  what      text collate "C"    not null,
  signature text    not null,
  serial    text collate "C"    not null,
  received  bigint  not null,
  primary key (till, what)
);
