-- The console: what people write before it is submitted, areas they keep, and every act of theirs.
create table draft (
    id            text primary key,
    mode          text        not null,
    author        text        not null,
    author_subject text,
    headline      text        not null,
    content       text        not null,
    version       integer     not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    changed_by    text        not null,
    state         text        not null,
    message_id    text,
    returned_by   text,
    returned_at   timestamptz,
    return_reason text
);

create index draft_open on draft (changed_at desc) where state = 'OPEN';
create index draft_by_message on draft (message_id);

create table saved_area (
    id         text primary key,
    kind       text        not null,
    code       text        not null,
    name       text        not null,
    geometry   text        not null,
    approximate boolean    not null,
    saved_by   text        not null,
    saved_at   timestamptz not null,
    unique (kind, code)
);

create index saved_area_by_name on saved_area (lower(name));

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    who     text        not null,
    act     text        not null,
    refused boolean     not null,
    subject text,
    detail  text
);

create index audit_newest on audit (at desc, id desc);
