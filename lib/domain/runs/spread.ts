/**
 * When each task of a run is sent that is spread over a time: seconds after its beginning, in the tasks' order. Repeats
 * of a cell lie as far apart as they can, so that they are not all of one minute; within a repeat the cells follow one
 * another evenly.
 */
export function spreadOver(tasks: readonly { cell: number; repeat: number }[], seconds: number): number[] {
  const most = tasks.reduce(
    (seen, { cell, repeat }) => ({
      cells: Math.max(seen.cells, cell + 1),
      repeats: Math.max(seen.repeats, repeat + 1),
    }),
    { cells: 1, repeats: 1 },
  );
  return tasks.map(({ cell, repeat }) => Math.floor((seconds * (repeat + cell / most.cells)) / most.repeats));
}
