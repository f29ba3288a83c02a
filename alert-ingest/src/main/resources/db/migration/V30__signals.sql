-- The picture of signals, for people: a projection of topics threads, firings and firing-results.
create table signal_thread (
    id      text primary key,
    hazard  text        not null,
    state   text        not null,
    exercise boolean    not null,
    opened  timestamptz not null,
    changed timestamptz not null,
    signals integer     not null,
    body    text        not null
);
create index signal_thread_newest on signal_thread (changed desc);

create table signal_firing (
    id     text primary key,
    rule   text        not null,
    kind   text        not null,
    thread text,
    source text        not null,
    at     timestamptz not null,
    body   text        not null
);
create index signal_firing_newest on signal_firing (at desc);
create index signal_firing_by_thread on signal_firing (thread);

create table signal_result (
    firing  text primary key,
    at      timestamptz not null,
    outcome text        not null,
    message text,
    why     text
);
create index signal_result_by_message on signal_result (message);
