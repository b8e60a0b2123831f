# What the reader page says itself. Keys: crates/plein-publish/src/words.rs
reader-untitled-space = Untitled Space
reader-untitled-chapter = Untitled chapter
reader-skip = Skip to the text
reader-contents = Chapters
reader-chapters = { $count ->
    [one] { $count } chapter
   *[other] { $count } chapters
}
reader-minutes = { $count ->
    [one] { $count } minute to read
   *[other] { $count } minutes to read
}
reader-authors = Written by
reader-empty = Nothing has been written here yet.
reader-task-open = to do:
reader-task-done = done:
reader-table = Table
reader-code = Code
reader-picture-undescribed = Photo without a description
reader-picture-missing = This photo is still on its way.
reader-file-missing = This file is still on its way.
reader-untitled-video = Video
reader-video-note = { $site }, plays only when you click
reader-video-start = from { $time }
reader-new-window = opens in a new window
reader-untitled-file = Unnamed file
reader-unknown-block = This part was made with a newer Plein and cannot be shown here yet.
reader-unknown-embed = newer part
reader-unplaced = Removed by { $name } while someone else was writing in it.
reader-unplaced-by-someone = Removed while someone else was writing in it.
reader-unplaced-chapter = This chapter was removed by { $name } while someone else was writing in it.
reader-unplaced-chapter-by-someone = This chapter was removed while someone else was writing in it.
