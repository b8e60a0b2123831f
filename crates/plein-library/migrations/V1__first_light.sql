-- The library of one person on one computer. What is in `entries` is the truth; everything marked as a
-- projection can be rebuilt from it.

create table library (
    one     integer primary key check (one = 1),
    device  blob    not null,   -- this installation, made at the first start
    person  blob    not null,   -- who writes here, as long as there is no hub
    created integer not null
) strict;

create table settings (
    one  integer primary key check (one = 1),
    body text    not null       -- JSON
) strict;

-- The hub that was joined. No row: none.
create table hub (
    one         integer primary key check (one = 1),
    url         text    not null,
    hub         blob    not null,
    epoch       integer not null,
    name        text    not null,
    member      blob    not null,
    member_name text    not null,
    owner       integer not null,
    token_in    text    not null,   -- 'keychain' or 'file': where the token is kept; never the token
    last_sync   integer
) strict;

create table streams (
    number  integer primary key,
    stream  text    not null unique,
    hub     blob,                       -- the hub it is shared on; null: never shared, so never pushed
    cursor  integer not null default 0, -- everything up to this seq is here
    head    integer not null default 0, -- the newest seq that the hub has, as far as is known
    role    text,                       -- what one may do with it there; null: unknown
    refused text                        -- why the hub took nothing more, when it did
) strict;

create table entries (
    number  integer primary key autoincrement, -- order of arrival here
    stream  integer not null references streams,
    id      blob    not null unique,
    author  blob    not null,
    device  blob    not null,
    counter integer not null,
    kind    text    not null,
    body    blob    not null,
    at      integer not null,
    hash    blob    not null,
    own     integer not null,
    seq     integer,                    -- the hub's order; null: no receipt
    -- The hub's proof that it took the entry once, and where; stays when the hub lost it and `seq` is null again.
    seal_epoch integer,
    seal_seq   integer,
    seal_mac   blob,
    fault   text                        -- why it could not be read; it is kept and skipped
) strict;
create unique index entries_in_hub_order on entries (stream, seq) where seq is not null;
create unique index entries_of_here on entries (stream, device, counter) where own = 1;
create index entries_of_device on entries (stream, device, counter);
create index entries_unplaced on entries (stream) where seq is null;
create index entries_of_others on entries (stream, kind) where kind <> 'document.update';

-- Which chapters an entry touched; '' is the Space itself (title, summary, cover, themes).
create table touched (
    entry   integer not null references entries,
    chapter text    not null,
    primary key (entry, chapter)
) strict, without rowid;

-- Entries that contradict what is known. Never shown, never deleted.
create table quarantine (
    number integer primary key,
    stream text    not null,
    id     blob    not null,
    entry  blob    not null,
    why    text    not null,
    at     integer not null
) strict;

-- Projection: the document up to an entry, compressed.
create table snapshots (
    stream integer primary key references streams,
    upto   integer not null,
    state  blob    not null
) strict;

-- Projection, but for `mine`, `welcome` and `removed`.
create table spaces (
    space    blob    primary key,
    stream   integer not null unique references streams,
    title    text    not null default '',
    summary  text    not null default '',
    cover    blob,
    language text,
    themes   text    not null default '[]',
    authors  text    not null default '[]',
    updated  integer not null,
    mine     integer not null,
    welcome  integer not null default 0,
    removed  integer
) strict;

-- Projection: what is written in a chapter; chapter '' is title and summary of the Space.
create table texts (
    number  integer primary key,
    space   blob    not null references spaces,
    chapter text    not null,
    title   text    not null,
    text    text    not null,
    words   integer not null,
    unique (space, chapter)
) strict;

create virtual table found using fts5 (
    title, text, content = 'texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create trigger texts_added after insert on texts begin
    insert into found (rowid, title, text) values (new.number, new.title, new.text);
end;
create trigger texts_gone after delete on texts begin
    insert into found (found, rowid, title, text) values ('delete', old.number, old.title, old.text);
end;
create trigger texts_changed after update of title, text on texts begin
    insert into found (found, rowid, title, text) values ('delete', old.number, old.title, old.text);
    insert into found (rowid, title, text) values (new.number, new.title, new.text);
end;

-- Projection: which media a chapter shows; chapter '' is the cover.
create table chapter_media (
    space   blob not null references spaces,
    chapter text not null,
    medium  blob not null,
    primary key (space, chapter, medium)
) strict, without rowid;

create table media (
    medium blob    primary key,
    name   text    not null,  -- as it came in; each stream has its own name for it
    mime   text    not null,
    bytes  integer not null,
    width  integer,
    height integer,
    here   integer not null,  -- whether the bytes are here and were right when last read
    local  integer not null default 0, -- never leaves this computer: the original of a masked picture
    out    integer not null default 0  -- bytes of it were given to a hub, or came from one
) strict;

-- Projection of `medium.added`, with how far each medium is on the hub.
create table stream_media (
    stream  integer not null references streams,
    medium  blob    not null references media,
    name    text    not null,
    durable integer not null default 0,
    primary key (stream, medium)
) strict, without rowid;

create table watches (
    id        text    primary key,
    space     blob    not null references spaces,
    path      text    not null,
    reachable integer not null,
    unique (space, path)
) strict;

-- Files that were looked at, so that each lands in the tray once.
create table seen_files (
    watch   text    not null references watches on delete cascade,
    path    text    not null,
    bytes   integer not null,
    changed integer not null,
    primary key (watch, path)
) strict, without rowid;

create table tray (
    id       text    primary key,
    space    blob    not null references spaces,
    name     text    not null,
    kind     text    not null,          -- 'picture' or 'markdown'
    medium   blob,
    chapters text,                      -- for Markdown: what it was read as, JSON
    media    text    not null,          -- the media that come along, JSON
    hash     blob    not null,          -- of what came in, so that the same thing is not offered twice
    at       integer not null,
    state    text    not null           -- 'waiting', 'placed', 'dismissed'
) strict;
create index tray_of_space on tray (space, hash);
-- Of which picture a masked one was made. The original is local, and goes when somebody throws it away.
create table originals (
    masked   blob primary key references media,
    original blob not null references media
) strict, without rowid;
create index originals_by_original on originals (original);

