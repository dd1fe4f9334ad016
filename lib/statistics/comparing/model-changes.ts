/** Which model answered one question of a series (an engine, a model asked for, a surface), and when. */
export interface AnsweredBy {
  series: string;
  model: string;
  day: string;
}

/** From that day on a series was answered by a model that did not answer in it before. */
export interface ModelChange {
  series: string;
  model: string;
  day: string;
}

/**
 * Where the answering model changed: a line of a trend breaks there, and what differs across it may be the model's. Two
 * windows with any change in them, or between them, are not compared, unless it is cut out. In order of days.
 */
export function modelChanges(answers: Iterable<AnsweredBy>): ModelChange[] {
  const first = new Map<string, Map<string, string>>();
  for (const { series, model, day } of answers) {
    const days = first.get(series) ?? new Map<string, string>();
    first.set(series, days);
    const known = days.get(model);
    if (known === undefined || day < known) days.set(model, day);
  }
  return [...first]
    .flatMap(([series, days]) => {
      const begin = [...days.values()].toSorted()[0];
      return [...days].flatMap(([model, day]) => (day === begin ? [] : { series, model, day }));
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
