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
reader-tip = Tip
reader-careful = Careful
reader-remember = Remember
reader-reveal-empty = Think first
reader-formula = Formula
reader-picture-marks = Pointed out in the photo
reader-before = Before
reader-after = After
reader-compare = Slide between before and after
reader-transcript = What is said
reader-untitled-audio = Sound
reader-elsewhere-note = leads to another site
reader-question = Question
reader-many-right = More than one answer can be right.
reader-put-in-order = Put these in the right order.
reader-match-up = Match what belongs together.
reader-point-out = Point out the spot in the photo.
reader-own-words = Your answer, for yourself only
reader-choose = Choose…
reader-check = Check
reader-show-answer = Show the answer
reader-right-answer = right
reader-all-right = That’s right.
reader-not-yet = Not yet. Have another look, or show the answer.
reader-nothing-chosen = Choose an answer first.
reader-assignment = Assignment
reader-hand-in-text = Write down your answer.
reader-hand-in-photo = Take a photo.
reader-hand-in-both = Write down your answer and take a photo with it.
reader-hand-in-where = Talk it over with whoever guides you.
reader-spot = Spot { $number }
reader-up = Up: { $option }
reader-down = Down: { $option }
