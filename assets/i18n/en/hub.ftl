# The hub's own pages: joining, signing in, the list. Code: crates/plein-hub/src/reader
hub-name = Your name
hub-password = Password
hub-to-start = To the start

hub-sign-in-title = Good to see you
hub-sign-in-lead = Sign in to read what your colleagues wrote.
hub-sign-in-button = Sign in
hub-sign-in-to-join = I have an invitation
hub-sign-in-wrong = This name and this password do not belong together. Please check both.
hub-sign-out = Sign out

hub-join-title = You are invited
hub-join-lead = Choose the name by which colleagues know you, and a password. If you use Plein on your own computer, paste the invitation there instead.
hub-join-invitation = Invitation
hub-join-invitation-note = Paste the whole link. It works once.
hub-join-password-note = At least 10 characters. A short sentence is easy to remember.
hub-join-button = Join
hub-join-to-sign-in = I have joined already
hub-join-invitation-wrong = This invitation has been used or has expired. Ask whoever gave it to you for a new one.
hub-join-name-taken = Someone else goes by that name here. Choose one that colleagues know you by; the invitation stays good.
hub-join-invalid = A name has 1 to 80 characters, a password at least 10.

hub-list-title = Spaces
hub-list-mine = Yours
hub-list-others = From colleagues
hub-list-count = { $count ->
    [one] { $count } Space
   *[other] { $count } Spaces
}
hub-list-empty-title = Nothing to read yet
hub-list-empty = As soon as someone shares a Space with you, it is here. To write one yourself, use Plein on your computer.

hub-video-back = Back to the Space

hub-problem-forbidden-title = This is not here for you
hub-problem-forbidden = This page does not exist, or has not been shared with you. Ask whoever gave you the link.
hub-problem-too-large-title = Too large
hub-problem-too-large = This is more than the hub can take at once. Nothing is lost.
hub-problem-busy-title = One moment
hub-problem-busy = That was a lot of tries. Wait a minute and try again.
hub-problem-invalid-title = That did not work
hub-problem-invalid = The browser sent something that does not fit here. Go back and try again.
hub-problem-damaged-title = Damaged
hub-problem-damaged = This file was damaged here. It is fetched again as soon as a colleague who has it connects.
hub-problem-failed-title = Something went wrong
hub-problem-failed = That is the hub’s fault, not yours. Nothing is lost. Please try again in a moment.
