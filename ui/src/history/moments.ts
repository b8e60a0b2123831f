//! How moments are said: days and times as people say them. Pure: what time it is comes in.

/** "vandaag 16:20", "gisteren 16:20", "maandag 16 november 16:20". */
export function momentWords(at: number, now: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(at);
  return `${dayWords(at, now, language)} ${time}`;
}

/** "vandaag", "gisteren", "maandag 16 november"; with the year when it is another one. */
export function dayWords(at: number, now: number, language: string): string {
  const days = daysBetween(at, now);
  if (days >= -1 && days <= 0) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : ("numeric" as const);
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(year ? { year } : {}),
  }).format(at);
}

/** Whole days from now to then, by the calendar: yesterday is -1, at whatever hour. */
function daysBetween(at: number, now: number): number {
  const midnight = (moment: number) => {
    const date = new Date(moment);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((midnight(at) - midnight(now)) / 86_400_000);
}
