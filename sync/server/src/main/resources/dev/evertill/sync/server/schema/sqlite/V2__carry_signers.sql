-- The keys whose carry files are taken for a till's: the first one seen, and those a person accepted.
create table carry_signer (
  till     text    not null,
  signer   text    not null,
  accepted integer not null,
  primary key (till, signer)
);
