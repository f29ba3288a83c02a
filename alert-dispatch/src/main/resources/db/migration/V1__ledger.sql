create table ledger_entry (
    entry           text primary key,
    recorded        bigint generated always as identity,
    kind            text not null,
    alert_id        text,
    version         integer,
    channel         text,
    order_id        text,
    at              timestamptz not null,
    summary         text not null,
    body            jsonb,
    topic           text not null,
    topic_partition integer not null,
    topic_offset    bigint not null
);

create index ledger_entry_of_alert on ledger_entry (alert_id, at);
