select upto, state from snapshots where stream = ?1
