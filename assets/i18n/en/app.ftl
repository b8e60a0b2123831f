# The words on the screens of Plein. The same keys stand in nl/ and de/; a test watches over that.
brand = Plein
spaces = Spaces
untitled = Untitled Space
loading = One moment…
close = Close
cancel = Stop
undo = Undo
redo = Redo
retry = Try again
remove = Remove
get-back = Get back
get-back-what = Get { $title } back
keep = Keep
dismiss = Close message
progress = Progress
when-now = just now
copy = Copy
copied = Copied
password = Password
your-name = Your name
trouble-unknown = Something went wrong that Plein does not know yet. What was saved is safe. Please try again.
start-failed = Plein cannot open your library

## Library
library = Your library
find = Search
find-hint = What are you looking for? A subject, a colleague, a sentence…
find-clear = Clear the search
found = Found
found-count = { $count ->
    [0] nothing for “{ $find }”
    [one] 1 Space for “{ $find }”
   *[other] { $count } Spaces for “{ $find }”
 }
found-nothing = Try part of the word, or another word for the same thing. Plein searches all titles and texts on this computer.
mine = Yours
spaces-count = { $count ->
    [one] 1 Space
   *[other] { $count } Spaces
 }
chapters-count = { $count ->
    [0] still empty
    [one] 1 chapter
   *[other] { $count } chapters
 }
others = New on the plein
others-from = from your colleagues
others-none = As soon as a colleague shares something with you, you will find it here.
new-space = New Space
library-more = More in your library
import-any = Bring in…
removed-spaces = Removed Spaces
removed-spaces-none = Nothing has been removed.
removed-spaces-keep = Removed Spaces are kept for 30 days, and after that until you clear up. Nothing goes by itself.
space-more = More about { $title }
space-removed = “{ $title }” has been removed. You can get it back for 30 days.
open-to-write = Write
read = Read
share-more = Share…
export-more = Export…
empty-title = This is the place for what you know
empty-write = Make a Space and write down what you tell every new colleague. It saves itself.
empty-photos = Drop your photos in, or paste a link to a video. Plein makes it look good.
empty-share = You share when you choose to. Until then everything stays on this computer only.
filter = Filter and sort
filter-which = Which Spaces
which-all = All Spaces
which-mine = Yours
which-others = From colleagues
which-only-here = Only here
which-shared = Shared
which-drafts = With drafts
which-templates = Templates
which-archived = Archive
filter-theme = Theme
filter-theme-any = Any theme
filter-author = Who
filter-author-any = Everyone
filter-sort = Order
sort-updated = Last worked in
sort-opened = Last opened
sort-title = By title
sort-unopened = Longest not opened
filter-clear = Show everything again
filter-nothing = Nothing here now. Show everything again, or choose something else.
found-cover = About this Space
found-more-places = { $count ->
    [one] and in 1 more place
   *[other] and in { $count } more places
 }
templates = Begin with a template
templates-plein = From Plein
templates-mine = Yours
templates-others = From colleagues
template = template
template-use = Begin with this
template-save = Save as template
template-saved = ‘{ $title }’ is now among the templates. Share it, and colleagues can begin with it too.
template-open = Look at it
duplicate = Duplicate
archive = Move to the archive
archive-back = Take out of the archive
archived = archive
archived-now = ‘{ $title }’ is in the archive on this computer. Searching still finds it.
drafts-count = { $count ->
    [one] 1 draft
   *[other] { $count } drafts
 }
days-left = { $count ->
    [0] may go
    [one] 1 more day
   *[other] { $count } more days
 }
discard = Gone for good
discard-what = Throw { $title } away for good
discard-sure = This cannot be undone. What is on the hub stays there.
discard-yes = Yes, throw it away
discard-no = Keep it
discard-old = { $count ->
    [one] 1 Space has been gone for more than 30 days.
   *[other] { $count } Spaces have been gone for more than 30 days.
 } They stay until you clear them; a backup is made first.
discard-old-do = Clear up
themes = Themes
theme-add = Add a theme
theme-hint = Theme
theme-remove-what = Remove the theme { $theme }

## Where your work is
where-is-it = Where is it?
whereabouts-only-here = only here
whereabouts-on-its-way = on its way
whereabouts-on-hub = on the plein
whereabouts-newer = newer on the plein
whereabouts-only-here-means = Only on this computer. Nobody else can see it.
whereabouts-on-its-way-means = On its way: part of it is still only on this computer and is going to the plein now.
whereabouts-on-its-way-offline = Waiting for a connection: part of it is still only on this computer. It goes by itself as soon as the plein can be reached.
whereabouts-on-hub-means = Everything is on the plein. The plein has confirmed that it is kept.
whereabouts-newer-means = The plein has something newer. It is coming.
kept-only-here = Saved on this computer · not shared yet
kept-on-its-way = Saved on this computer · on its way to the plein
kept-on-hub = On the plein
kept-newer = The plein has something newer
kept-refused = Saved on this computer · the plein does not take it
kept-saving = Saving…
kept-failed = Not saved yet
kept-failed-means = This could not be put on the disk. Plein keeps trying. Leave this window open.
retry-now = Try now

## Settings
settings = Settings
settings-of = Settings of { $name }
your-name-help = This is how colleagues see who wrote something.
language = Language
theme = Appearance
theme-light = Light
theme-dark = Dark
as-system = Like the computer
about = Plein { $version }. Your library is in { $home }

## The plein of the organisation
hub-title = The plein of your organisation
hub-none = Not connected yet
hub-none-means = You are not connected yet. Everything is on this computer only.
hub-connected = Connected with { $hub }
hub-offline = { $hub } cannot be reached
hub-signed-out = Sign in at { $hub }
hub-you-are = You are on { $hub } as { $name }.
hub-manage = Manage
hub-connect = Connect with a plein
hub-joined = You are on { $hub } now.
hub-as = You are
hub-where = Address
hub-last-sync = Connection
hub-connected-now = connected
hub-offline-now = cannot be reached now; your work goes by itself when it can
hub-token = Your key
hub-token-keychain = is in the keychain of this computer
hub-token-file = is in a file that only you can read, because this computer has no keychain
hub-leave = Leave this plein
hub-leave-means = Everything you have stays on this computer. You can come back later.
hub-leave-do = Sign out…
hub-leave-sure = What is not on the plein yet stays only here. Are you sure?
hub-leave-yes = Yes, sign out
join-how = Did a colleague give you an invitation? Paste it here. You choose a name and a password only once.
join-invitation = Invitation
join-invitation-help = The whole link, just as you got it. It works once.
join = Connect
join-busy = Connecting…
password-help = At least { $count } characters. A sentence you remember is best.
sign-in = Sign in
sign-in-why = { $hub } no longer knows this computer. What you wrote is safe here and goes along once you have signed in.
invite = Invite a colleague
invite-how = Make a link and give it to one colleague.
invite-teams = In these teams from the start
invite-make = Make an invitation
invite-link = Invitation
invite-link-help = Works once, for seven days. Send it only to the person it is for.
teams = Teams
team-empty = nobody yet
team-new = New team
team-make = Make the team
team-add = Add somebody…
team-add-to = Add somebody to { $name }
devices = Where you are signed in
device-browser = A browser
device-computer = A computer
device-this = this computer
device-unseen = not seen yet
device-seen = last seen { $when }
device-sign-out = Sign out
device-sign-out-what = Sign out { $name }
device-signed-out = { $name } is signed out.
devices-means = Lost a computer? Sign it out: it gets nothing more, and what is on it stays there.

## Sharing
share = Share
share-with = Share with whom?
share-with-more = Also share with
share-all = Everyone at { $hub }
share-person = With one colleague
share-person-name = Name
share-person-do = Share
person-unknown = a colleague
share-they-may = They may
may-read = read
may-write = write along
may-all = do everything
share-means = Sharing takes nothing out of your library. You can always stop again.
share-not-yours = Only the person who made this Space decides with whom it is shared.
shared-with = Shared with
team-unknown = a team
unshare = Stop sharing
unshare-what = Stop sharing with { $name }

## Reading in
import = Bring in
import-how = Choose a folder or file of Markdown, or a Space file (.space) of a colleague. Plein makes a Space of Markdown: headings become chapters, pictures come along.
import-here-how = Choose a folder or file of Markdown. Headings become chapters, pictures come along.
import-folder = Choose a folder…
import-file = Choose a file…
import-texts = { $total ->
    [0] Looking at what there is…
    [one] Reading the text…
   *[other] Reading text { $done } of { $total }…
 }
import-pictures = { $total ->
    [0] Bringing pictures along…
    [one] Bringing the picture along…
   *[other] Bringing picture { $done } of { $total } along…
 }
import-look = Have a look
import-now = Read in
import-done = Read in: { $chapters ->
    [one] 1 chapter
   *[other] { $chapters } chapters
 }, { $pictures ->
    [0] no pictures
    [one] 1 picture
   *[other] { $pictures } pictures
 }.
import-notes = { $count ->
    [one] 1 thing Plein did not understand
   *[other] { $count } things Plein did not understand
 }
import-notes-kept = Your own files have not been changed.
import-other = This was taken in differently from how it stood.
import-where = { $file }, line { $line }
import-where-file = { $file }
import-not-text = From here on this is not readable text (UTF-8), so the file was left out.
import-too-long = This file is too long and was left out.
import-unreadable = This file cannot be read and was left out.
import-empty = There is nothing in this file.
import-picture-missing = The picture { $to } is not there. Its description stands in its place.
import-picture-outside = The picture { $to } lies outside the folder and was not taken along. Its description stands in its place.
import-picture-unusable = The picture { $to } cannot be used ({ $reason }). Its description stands in its place.
import-picture-remote = The picture { $to } is on the internet and was not fetched. It is a link now.
import-picture-moved = A picture stood in a table and now stands under it.
import-link-local = The link to { $to } did not come along, its text did.
import-link-refused = Plein does not open the link to { $to }. Its text was kept.
import-link-title = The text that appeared with a link was left out: { $title }
import-link-in-title = A title holds no links. The link to { $to } was left out.
import-html = HTML was kept as code.
import-html-tag = The HTML tag { $tag } was left out, the text in it was not.
import-html-comment = A comment that readers never saw was left out.
import-math = A formula was kept as code.
import-footnote = Footnote { $label } now stands in the text.
import-definition-list = A definition list became plain text.
import-code-language = The language of a piece of code was left out: { $language }
import-heading-flattened = A heading in a list or quote became plain text.
import-quote-flattened = A list, table or piece of code in a quote now stands outside of it.
import-too-deep = A list was deeper than Plein can show and was made less deep.
import-table-alignment = The alignment of columns was left out.
import-table-row = A row had more cells than the table has columns. The rest stands under the table.
import-table-too-large = A table of very many cells was kept as code.
import-more = There is more to say about this file: { $count } times.
import-front-matter-unknown = Plein has no place for { $key }: { $value }
import-front-matter-unread = This line at the top was not understood: { $value }
import-open = Open the Space

## Shortcuts
keys = Shortcuts
keys-menu = Shortcuts
keys-text = Text
keys-blocks = Blocks
keys-space = The Space
keys-insert = Insert something
keys-plain = Plain text
keys-heading = Heading 1 to 3
keys-bullets = List
keys-numbers = Numbered list
keys-tasks = Task list
keys-quote = Quotation
keys-choose = Choose a block
keys-move = Move a block
keys-indent = Indent
keys-replace = Replace

## Presenting
present-menu = Present
present = Presentation
present-slide = { $at } of { $count }: { $title }
present-at = { $at } / { $count }
present-next = Next
present-back = Previous
present-notes = Notes
present-notes-none = No notes here.
present-notes-hide = Hide notes
present-notes-show = Show notes
present-coming = Next: { $title }
present-end = End
present-stop = Stop presenting
present-keys = Arrows or space: on and back. N: notes. Esc: stop.

## A Space as a file
export = Export
export-as = As
export-package = Space file (.space)
export-package-help = Everything, to go on with elsewhere: drafts too. Whoever gets the file brings it in with Plein; what you both changed comes together.
export-markdown = Markdown with pictures (.zip)
export-markdown-help = For other programs: what readers see, without drafts and notes.
export-holds = { $chapters ->
    [one] 1 chapter
   *[other] { $chapters } chapters
 }, { $media ->
    [0] no pictures or files
    [one] 1 picture or file ({ $size })
   *[other] { $media } pictures and files ({ $size })
 }.
export-drafts = { $count ->
    [one] One chapter is a draft and goes along.
   *[other] { $count } chapters are drafts and go along.
 }
export-staying = { $count ->
    [one] One picture stays here: it is the original of a masked one.
   *[other] { $count } pictures stay here: they are the originals of masked ones.
 }
export-missing = { $count ->
    [one] One picture or file is not on this computer yet and does not go along.
   *[other] { $count } pictures and files are not on this computer yet and do not go along.
 }
export-save = Save…
export-saved = Saved: { $path }
export-packing = { $total ->
    [0] Packing…
   *[other] Packing { $done } of { $total }…
 }
package-choose = Choose a Space file…
package-from = By { $names }
package-holds = { $chapters ->
    [one] 1 chapter
   *[other] { $chapters } chapters
 }, { $media ->
    [0] no pictures or files
    [one] 1 picture or file
   *[other] { $media } pictures and files
 }
package-here-no = This Space is not on this computer yet.
package-here-yes = This Space is on this computer already. Merging adds what you did not have; nothing goes away.
package-here-removed = This Space is in your trash. Bringing it in gets it back and adds what you did not have.
package-here-read-only = You may only read this Space here. You can make a new Space of your own of it.
package-merge = Merge
package-take-new = As a new Space
package-arrived-new = Brought in. The Space is on this computer now.
package-arrived-merged = Merged. Everything that was here is still here.
package-arrived-known = You had all of it. Nothing changed.
package-came = ‘{ $title }’ was brought in.
package-unpacking = { $total ->
    [0] Looking what is inside…
   *[other] Unpacking { $done } of { $total }…
 }
path = Where is it?
path-help = The full path on this computer, for example /home/anna/notes

## Watching folders
folders = Watch folders
folders-how = Put a photo or a Markdown file in such a folder, and it waits here to be placed. Take something out of the folder, and it simply stays here.
folder-add = Choose a folder…
folder-path = Which folder?
folder-watch = Watch
folder-away = cannot be reached now; nothing goes away
folder-stop = Stop watching
folder-stop-what = Stop watching { $path }

## Writing
back = Spaces
write-more = More about this Space
cover-choose = Choose a photo for the cover
cover-change = Choose another cover
cover-photo = Choose a photo…
cover-paving = Back to the paving
title = Title
title-hint = Give your Space a title
summary = Summary
summary-hint = What is it about, in one sentence?
about-space = About this Space
chapters = Chapters
chapter-add = Chapter
chapter-title = Title of the chapter
chapter-title-hint = Title of this chapter
chapter-untitled = Untitled chapter
chapter-more = More about chapter { $title }
chapter-rename = Rename
chapter-up = Up
chapter-down = Down
chapter-moved = { $title } is now number { $at } of { $count }.
# Spoken: who else is in the Space at this moment, and in which chapter.
company-came = { $names } is writing in this Space now too.
company-here = here: { $names }
chapter-removed = “{ $title }” has been removed.
chapter-drag = Drag to move, or click for more
chapter-unplaced = Someone removed this chapter while it was still being written in.
chapter-unplaced-by = { $name } removed this chapter while it was still being written in.
chapter-unplaced-short = removed, yet worked on
chapter-none = Every Space begins with a chapter.
undone-elsewhere = Undone in “{ $title }”.
folders-menu = Watch folders…
import-here = Add Markdown…
not-yours = You may read this Space, not write in it.

## Inserting
insert = Insert
insert-hint = Go on writing, or drop photos and files here
insert-photo = Photo
insert-video = Video
insert-file = File
insert-table = Table
insert-heading = Heading
insert-list = List
insert-tasks = Task list
insert-quote = Quote
insert-divider = Line
insert-photo-also = picture, image
insert-video-also = film, movie, clip, youtube, vimeo
insert-file-also = attachment, document, pdf, download
insert-table-also = grid, rows, columns
insert-heading-also = title, header
insert-subheading-also = heading, subtitle
insert-list-also = bullets, points
insert-numbers-also = steps, order, numbers
insert-tasks-also = checklist, to do, action
insert-quote-also = saying, citation
insert-code-also = program, command
insert-divider-also = divider, rule, separator
slash-found = { $count ->
    [0] Nothing found
    [one] 1 choice. Enter takes it, Escape stops.
   *[other] { $count } choices. Arrows up and down, Enter takes one, Escape stops.
 }
drop-here = Let go to insert
adding-media = { $total ->
    [one] Adding a file…
   *[other] Adding { $done } of { $total }…
 }
video-link = Link to the video
video-link-help = Paste a link from YouTube or Vimeo. The video plays only when someone clicks it.
video-insert = Insert video
video-unknown = This is not a link from YouTube or Vimeo.
tray = From your folder
tray-count = { $count ->
    [one] 1 new from your folder
   *[other] { $count } new from your folder
 }
tray-place = Place
tray-place-what = Place { $name } at the end of this chapter
tray-place-chapters-what = Place { $name } as chapters at the end
tray-place-all = Place all
tray-dismiss-what = Put { $name } away
tray-placed = “{ $name }” is at the end of this chapter.
tray-placed-chapters = “{ $name }” is now a chapter at the end.

## Formatting
toolbar = Formatting
bold = Bold
italic = Italic
code = Code
link = Link
kind = Kind of text
kind-mixed = Mixed
kind-paragraph = Plain text
kind-heading1 = Heading
kind-heading2 = Subheading
kind-heading3 = Small heading
kind-bullet = Bulleted list
kind-number = Numbered list
kind-task = Task list
kind-quote = Quote
kind-code = Code
kind-tip = Tip
kind-careful = Careful
kind-remember = Remember
kind-reveal = Think first
kind-note = Note to yourself
kind-formula = Formula
note-label = Only for you, when you present
reveal-hint = Put below what stays hidden until the reader opens it: Enter, or Tab in a block.
reveal-in = Hide under ‘Think first’
reveal-out = Take out of ‘Think first’
formula-empty = Formula
formula-bad = This formula is not finished yet, or Plein does not know a sign in it.
insert-formula-also = maths, mathematics, equation, latex, tex
insert-tip-also = advice, hint, callout, box
insert-careful-also = warning, danger, caution, attention, box
insert-remember-also = important, key point, box
insert-reveal-also = hide, answer, spoiler, toggle, fold
insert-note-also = speaker, presenter, notes
kind-question = Question
kind-assignment = Assignment
kind-option = Answer
question-form = Kind of question
question-single = One answer is right
question-multiple = More answers are right
question-order = Put in order
question-match = Match up
question-open = Think and write
question-spot = Point out on a picture
question-answer = Explanation afterwards
question-model = What would you answer? The reader sees it afterwards.
question-after = An explanation that the reader sees afterwards
question-feedback = What do you say to who chooses this?
question-picture = Choose a picture
question-other-picture = Another picture
question-point = Point out
option-add = Answer
option-hint = Answer
option-left = This…
option-other-half-hint = …belongs to this
option-right = Answer { $number } is right
option-text = Answer { $number }
option-other-half = What belongs to answer { $number }
option-feedback = Response to answer { $number }
option-remove = Remove answer { $number }
option-drag = Drag to move, or Alt+↑ and Alt+↓
spot-at = Spot { $number }: { $x }% from the left, { $y }% from the top, { $width }% wide, { $height }% high. Arrows move it, with Shift they make it larger or smaller.
assignment-answer = The reader answers with
assignment-text = a text
assignment-photo = a photo
assignment-both = a text and a photo
insert-question-also = quiz, test, multiple choice, exercise, knowledge, order, reflection, hotspot
insert-assignment-also = task, homework, hand in, exercise
link-title = Link
link-address = Address
link-address-help = For example www.example.org or an e-mail address
link-set = Make link
link-remove = Take link away
link-strange = This is not an address that Plein can open.
row-after = Row below
row-remove = Remove row
column-after = Column after
column-remove = Remove column
header-toggle = Header row on or off
kind-block = Block
block-more = { $name }: more, or drag
block-drag = Drag to move, click for more
block-turn = Turn into
block-up = Move up
block-down = Move down
block-to-chapter = To chapter
block-duplicate = Duplicate
blocks-count = { $count ->
    [one] 1 block
   *[other] { $count } blocks
 }
blocks-chose = { $count ->
    [one] { $name } chosen
   *[other] { $count } blocks chosen
 }
blocks-moved = { $count ->
    [one] { $name } is now number { $at } of { $of }
   *[other] { $count } blocks, now from number { $at } of { $of }
 }
blocks-duplicated = { $count ->
    [one] { $name } duplicated
   *[other] { $count } blocks duplicated
 }
blocks-removed = { $count ->
    [one] { $name } removed
   *[other] { $count } blocks removed
 }
blocks-turned = { $count ->
    [one] Now: { $name }
   *[other] { $count } blocks, now: { $name }
 }
blocks-to-chapter = { $count ->
    [one] Moved to ‘{ $title }’
   *[other] { $count } blocks moved to ‘{ $title }’
 }

## In the text
surface = Text of the chapter
placeholder = Begin to write…
empty-heading = Heading
empty-item = List
empty-task = Task
empty-quote = Quote
empty-code = Code
empty-tip = What makes it easier?
empty-careful = What often goes wrong?
empty-remember = What must nobody forget?
empty-note = What will you tell along with it?
empty-reveal = What does the reader think about first?
empty-formula = TeX, for instance \frac{"{"}a{"}"}{"{"}b{"}"}
empty-question = What do you ask?
empty-assignment = What is the reader going to do?
caption-picture = Caption
caption-video = Caption of the video
caption-file = Explanation
alt = What is there to see?
alt-help = For those who cannot see the photo.
decorative = Only decoration
alt-missing = No description yet
describe = Describe
picture-missing = This photo is still on its way to this computer
video-at = Video at { $site }
video-title = Title of the video
play-video = Play. Connects with the site of the video.
open-file = Open
divider = Line
table = Table
task-done = Done
unknown-kind = This block ({ $kind }) comes from a newer Plein. It is kept.
unplaced = This was removed, but someone wrote in it meanwhile.
unplaced-by = { $name } removed this, but someone wrote in it meanwhile.
unplaced-writers = Written by { $names }.
unplaced-row = This row was removed, but someone wrote in it meanwhile.
unplaced-row-by = { $name } removed this row, but someone wrote in it meanwhile.

## Reading
reading = This is how a colleague reads it
read-back-write = Go on writing
read-failed = This could not be shown. Your text is safe.

## Working on a picture
desk-title = Work on this picture
desk-mask-task = Mask
desk-crop-task = Crop
desk-mark-task = Point out
desk-picture = The picture
desk-done = Done
desk-burn = { $count ->
    [one] Mask
   *[other] Mask { $count } places
 }
desk-burning = Masking…
desk-burnt = Masked. It is part of the picture now.
desk-ask = What you drew has not been masked yet.
desk-throw = Throw away
desk-go-on = Keep drawing
desk-smaller = Zoom out
desk-larger = Zoom in
desk-shape = Shape
desk-rectangle = Rectangle
desk-ellipse = Oval
desk-brush = Brush
desk-add = Put in the middle
desk-fill = Mask with
desk-black = Black
desk-blur = Blur
desk-find-text = Look for text
desk-take-all = Take all
desk-remove = Remove
desk-removed = Removed.
desk-taken = Taken.
desk-found = { $count ->
    [0] Plein saw no text. Look closely yourself too: it does not see everything.
    [one] Plein sees 1 place that looks like text. Click it to take it. Look closely yourself too: it does not see everything.
   *[other] Plein sees { $count } places that look like text. Click them to take them. Look closely yourself too: it does not see everything.
 }
desk-mask-means = Drag over what nobody may see. What you mask really leaves the picture: others never get it and cannot bring it back.
desk-mask = { $shape } { $at }
desk-offered = Perhaps text, place { $at }
desk-keys = Arrows move, Shift with arrows makes larger or smaller, Delete removes.
desk-offer-keys = Enter takes this place, Delete skips it.
desk-original = Original
desk-original-means = Without the mask. Only on this computer.
desk-original-show = Put the original back
desk-original-drop = Throw the original away for good
desk-original-back = The original is back.
desk-original-gone = The original is gone.
desk-ratio = Proportions
desk-free = Free
desk-square = Square
desk-four = 4 : 3
desk-wide = 16 : 9
desk-left = Turn left
desk-right = Turn right
desk-turned = Turned { $degrees } degrees now.
desk-whole = Whole picture
desk-frame = Frame, { $width } % wide and { $height } % high
desk-crop-means = What lies outside the frame is not seen but stays in the file. To really take it out, use Mask.
desk-crop-keys = Arrows move the frame, Shift with arrows makes it larger or smaller.
desk-arrow = Arrow
desk-circle = Circle
desk-box = Box
desk-number = Number
desk-label = Words
desk-words = Words with it
desk-colour = Colour
desk-red = red
desk-yellow = yellow
desk-blue = blue
desk-white = white
desk-black-colour = black
desk-mark = { $shape }, { $colour }. { $words }
desk-mark-means = Drag over the picture to point something out. You can always change it later.
picture-work = Edit

picture-beside = How does this picture stand with the one before it?
picture-under = Below each other
picture-row = Beside each other
picture-compare = Before and after
picture-before = Before
picture-after = After

## Looking before sharing
check-title = Is a patient to be seen here?
check-why = Look for faces, names, numbers and dates, also small in a corner. Until you say so, these pictures do not go to the square. Plein asks once.
check-cover = Cover
check-film = Film
check-no-patient = No patient to be seen
check-no-patient-film = No patient to be seen in the film
check-leave-out = Leave out
check-none-of = No patient to be seen in any of these { $count }
check-look-closely = Look closely at picture { $at } of { $of }: { $where }
check-waits = { $count ->
    [one] 1 picture waits for you to look
   *[other] { $count } pictures wait for you to look
 }
check-waits-means = The text is shared. A new picture only goes along when you say that no patient is to be seen in it.
check-new = { $count ->
    [one] This Space is shared. The new picture goes along as soon as you say that no patient is to be seen in it.
   *[other] This Space is shared. The new pictures go along as soon as you say that no patient is to be seen in them.
 }
check-now = Look now
check-panel = Look at pictures
check-all-done = Everything has been looked at.
desk-was-out = This picture was on the square without the mask before. Who saw it then may still have it.
desk-elsewhere = { $count ->
    [one] The picture without the mask is still in 1 other Space.
   *[other] The picture without the mask is still in { $count } other Spaces.
 }
missing-count = { $count ->
    [one] 1 more thing to look at
   *[other] { $count } more things to look at
 }
missing-means = You may share it like this. These make it better for who reads it.
missing-title = The Space has no title yet
missing-alt = A picture has no description yet
missing-empty = The chapter ‘{ $words }’ is still empty
missing-draft = The chapter ‘{ $words }’ is still a draft: readers do not see it
missing-heading = The heading ‘{ $words }’ skips a level
missing-link = The link ‘{ $words }’ does not say where it goes
missing-transcript = What is said in ‘{ $words }’ is not written down yet

cover-focus = What always stays in sight?
cover-focus-menu = What stays in sight…
cover-focus-means = A cover is sometimes cut narrow or low. Put the ring on what must always be seen.
cover-whole = The whole cover
cover-point = Focal point, { $x } % from the left and { $y } % from the top
cover-point-keys = Arrows move the focal point.

# History, trash, drafts, two versions
history = History
history-of = History of “{ $title }”
history-close = Back to writing
history-by = by { $names }
history-by-you = by you
history-by-unknown = by someone without a name
history-about-space = title and cover
history-about-more = { $count ->
    [one] { $title } and one more chapter
   *[other] { $title } and { $count } more chapters
}
history-brought-back = brought back
history-older = Further back
history-compare = Compared with
history-then = What changed then
history-now = Difference with now
history-explain = Underlined comes back when you bring this back; struck through goes away. What others write meanwhile stays. Bringing back is in the history too.
history-back-whole = Bring everything back
history-back-chapter = Bring this chapter back
history-away-chapter = This chapter was not there then: take it away
history-back-block = Bring this back
history-is-back = Brought back from { $at }.
history-as-now = This is exactly as it is now.
history-same = Nothing changed here that you can see.
history-head-set = Cover, themes or language changed too.
history-came = added: 
history-went = removed: 
history-marked = other formatting
history-changed = Changed
history-added = Added
history-removed = Removed
history-moved = Moved
history-moved-from = Moved from “{ $title }”
history-moved-to = Moved to “{ $title }”
history-turned = became another kind of block
history-set = a setting or something in it
trash = Trash
trash-keep = What you remove stays here for 30 days. After that it is still in the history.
trash-picture = Picture or file
trash-chapter = { $count ->
    [one] chapter with one block
   *[other] chapter with { $count } blocks
}
trash-block = from “{ $title }”
trash-by = { $at }, by { $name }
trash-is-back = “{ $title }” is back.
draft = draft
draft-explain = This chapter is a draft: readers do not see it yet.
draft-make = Make it a draft
draft-ready = Ready for readers
draft-made = “{ $title }” is a draft now: readers do not see it.
draft-made-ready = “{ $title }” is ready: readers see it.
overlap = Two versions
overlap-choose = choose
overlap-by = { $names } wrote here at the same time
overlap-somebody = Someone else
overlap-explain = { $names } and you changed the same words apart from each other. Nothing is lost: both are there now. Choose what stays.
overlap-both = As it is now
overlap-mine = Yours
overlap-theirs = By { $names }
overlap-take-both = Leave it like this
overlap-take-mine = My version
overlap-take-theirs = The other version
overlap-nothing = (removed)

## Sound, film, files and links
media-missing = This is still on its way to this computer, or this computer cannot play it
transcript = What is said
transcript-help = For who cannot hear it, and so that it can be found.
caption-link = Why is this worth reading?
link-card-title = Title of the page
link-card-description = What is there?
link-look = Fetch. Connects to that site once.
insert-link-card = Link card
insert-link-card-also = link, website, card, bookmark, url

## Writing aids
spelling-of = I don’t know ‘{ $word }’
spelling-looking = Looking…
spelling-nothing = No suggestions
spelling-learn = Add to my words
space-language = Language of this Space
find-in-space = Find in this Space
find-words = Find in this Space
find-none = Nothing found
find-count = { $count ->
    [one] 1 time
   *[other] { $count }{ $more ->
        [yes] +
       *[no] {""}
    } times
  }{ $chapters ->
    [one] {""}
   *[other] , in { $chapters } chapters
  }
find-at = { $at } of { $count }
find-previous = Previous
find-next = Next
find-replaced = { $count ->
    [one] Replaced once
   *[other] Replaced { $count } times
  }
replace-by = Replace by
replace-one = Replace
replace-all = All
overview = Overview of this chapter
outline = Headings
outline-empty = Headings in this chapter will be listed here.
words-count = { $count ->
    [one] 1 word
   *[other] { $count } words
  }
reading-time = { $minutes } min read
words-in-space = Whole Space: { $count } words, { $minutes } min read
focus-mode = Only the text
pictures-left-out = { $count ->
    [one] One picture was somewhere else and did not come along. Drag it here yourself.
   *[other] { $count } pictures were somewhere else and did not come along. Drag them here yourself.
  }
