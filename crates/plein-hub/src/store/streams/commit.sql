UPDATE hub SET commits = commits + 1 WHERE one = 1 RETURNING commits, epoch;
