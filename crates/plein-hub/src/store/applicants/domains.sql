SELECT domain FROM domains ORDER BY domain;
