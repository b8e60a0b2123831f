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

-- Projection: the document after so many edits of the log, compressed; `digest` says which edits those are.
create table checkpoints (
    stream integer not null references streams,
    edits  integer not null,
    digest blob    not null,
    state  blob    not null,
    primary key (stream, edits)
) strict;

-- Projection: in which blocks own entries wrote that others may not have seen yet.
create table written (
    entry integer not null references entries,
    block text    not null,
    primary key (entry, block)
) strict, without rowid;

-- Projection: words that two people changed apart from each other, until somebody chooses.
create table overlaps (
    space  blob    not null,
    block  text    not null,
    base   text    not null,    -- what stood there before both
    mine   text    not null,
    theirs text    not null,
    merged text    not null,    -- what stands there as long as nobody chose
    names  text    not null,    -- of the others, JSON
    at     integer not null,
    primary key (space, block)
) strict, without rowid;

-- Projection, but for `mine`, `welcome`, `removed`, `archived` and `opened`, which are of this computer.
create table spaces (
    space    blob    primary key,
    stream   integer not null unique references streams,
    title    text    not null default '',
    summary  text    not null default '',
    cover    blob,
    focus_x  integer,
    focus_y  integer,
    language text,
    themes   text    not null default '[]',
    authors  text    not null default '[]',
    updated  integer not null,
    mine     integer not null,
    template integer not null default 0,
    welcome  integer not null default 0,
    removed  integer,
    discarded integer not null default 0, -- shown in the trash no longer
    archived integer not null default 0,
    opened   integer
) strict;

-- Projection: what is written in a chapter, a run of words a line; chapter '' is the cover of the Space.
create table texts (
    number  integer primary key,
    space   blob    not null references spaces,
    chapter text    not null,
    words   integer not null,   -- the short ones first: reading them does not read the text
    draft   integer not null,
    title   text    not null,
    text    text    not null,
    spots   text    not null,   -- for each line the block that it stands in; '#' before it: weighs as a heading
    unique (space, chapter)
) strict;

-- Projection of `texts`: folded, so that case and accents do not count.
create virtual table found using fts5 (
    title, headings, text,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);

-- Projection of `texts`: every folded word, and in how many chapters it stands.
create table words (
    number    integer primary key,
    word      text    not null unique,
    backwards text    not null,
    chapters  integer not null
) strict;
create index words_backwards on words (backwards);

-- What each word is an inflection of, per language (the first letter).
create table stems (
    stem text    not null,
    word integer not null references words,
    primary key (stem, word)
) strict, without rowid;

-- Which words have these letters inside, so that compounds are found by any of their parts.
create virtual table word_parts using fts5 (word, content = '', contentless_delete = 1, tokenize = 'trigram');

-- What version of folding and stemming made the index.
create table search_index (
    one     integer primary key check (one = 1),
    version integer not null
) strict;

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

-- Of which picture a masked one was made. The original is local, and goes when somebody throws it away.
create table originals (
    masked   blob primary key references media,
    original blob not null references media
) strict, without rowid;
create index originals_by_original on originals (original);

-- Projection of `medium.added`, with how far each medium is on the hub.
create table stream_media (
    stream  integer not null references streams,
    medium  blob    not null references media,
    name    text    not null,
    durable integer not null default 0,
    primary key (stream, medium)
) strict, without rowid;

-- Projection: the pictures of a Space of which somebody said that they show no patient. No other leaves this computer.
create table checked (
    space  blob not null references spaces,
    medium blob not null,
    primary key (space, medium)
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
