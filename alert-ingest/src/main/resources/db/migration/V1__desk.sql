-- The desk: every message that was submitted or issued, and who said yes to it.
create table message (
    id               text primary key,
    alert_id         text        not null,
    state            text        not null,
    kind             text        not null,
    mode             text        not null,
    sender           text        not null,
    identifier       text        not null,
    sent             timestamptz not null,
    digest           text        not null,
    headline         text,
    expires          timestamptz,
    author           text,
    author_subject   text,
    recorded_at      timestamptz not null,
    mandate          text,
    rejected_by      text,
    rejected_at      timestamptz,
    reason           text,
    version          integer,
    issued_at        timestamptz,
    cap              text        not null,
    target           text        not null,
    warnings         text        not null
);

create index message_newest on message (recorded_at desc, id);
create index message_by_alert on message (alert_id);
create index message_to_issue on message (state) where state = 'APPROVED';

create table approval (
    message_id       text        not null references message (id),
    approver         text        not null,
    approver_subject text,
    at               timestamptz not null,
    primary key (message_id, approver)
);
