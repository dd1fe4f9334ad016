import { characterEnd, FIRST_CONTINUING, foldedCharacter, mayContinue, SEVERAL, UNITS, unitOf } from "./fold";

/**
 * All patterns in one machine (Aho and Corasick, "Efficient string matching", 1975): a text is read once, whatever the
 * number of patterns. Edges are kept sorted by class, so that its size is that of its patterns, whatever their script.
 */
export interface Automaton {
  /** What a folded unit is among those of the patterns, from 1; 0 is in none of them. */
  classes: Uint16Array;
  /** From the beginning, by class. */
  first: Int32Array;
  /** A state's edges are those from its place here to the next state's. */
  edgesFrom: Int32Array;
  edgeClasses: Uint16Array;
  edgeStates: Int32Array;
  /** Where to go on when no edge fits: the longest end of what was read that a pattern begins with. */
  fallbacks: Int32Array;
  /** The pattern that ends at a state, or -1. */
  patternAt: Int32Array;
  /** The next shorter end of what was read at which a pattern ends, or 0. */
  shorter: Int32Array;
  lengths: Int32Array;
  longest: number;
}

/** A pattern that stands in a text: from, before; whole characters of the text as it was given. */
export interface Hit {
  pattern: number;
  start: number;
  end: number;
}

interface TrieNode {
  children: Map<number, TrieNode>;
  pattern: number;
  state: number;
}

const newNode = (): TrieNode => ({ children: new Map(), pattern: -1, state: 0 });

/** The machine of patterns that are folded, not empty and each there once; a hit tells a pattern by its place. */
export function compilePatterns(patterns: readonly string[]): Automaton {
  const classes = new Uint16Array(0x10000);
  let classCount = 1;
  const root = newNode();
  patterns.forEach((pattern, place) => {
    let node = root;
    for (let at = 0; at < pattern.length; at += 1) {
      const unit = pattern.charCodeAt(at);
      const known = classes[unit] || classCount++;
      classes[unit] = known;
      const child = node.children.get(known) ?? newNode();
      node.children.set(known, child);
      node = child;
    }
    node.pattern = place;
  });
  const states = inBreadth(root);
  const lengths = Int32Array.from(patterns, ({ length }) => length);
  const machine = withEdges(states, classCount);
  const patternAt = Int32Array.from(states, ({ pattern }) => pattern);
  return {
    classes,
    ...machine,
    ...withFallbacks(states, machine.first, patternAt),
    patternAt,
    lengths,
    longest: Math.max(0, ...lengths),
  };
}

/** The nodes, those nearer to the root first, each with its place as its state. */
function inBreadth(root: TrieNode): TrieNode[] {
  const states = [root];
  for (const node of states)
    for (const child of node.children.values()) {
      child.state = states.length;
      states.push(child);
    }
  return states;
}

function withEdges(states: readonly TrieNode[], classCount: number) {
  const first = new Int32Array(classCount);
  for (const [known, { state }] of states[0]?.children ?? []) first[known] = state;
  const edgesFrom = new Int32Array(states.length + 1);
  const edgeClasses = new Uint16Array(states.length);
  const edgeStates = new Int32Array(states.length);
  let edge = 0;
  states.forEach(({ children }, state) => {
    edgesFrom[state] = edge;
    for (const [known, child] of [...children].sort(([one], [other]) => one - other)) {
      edgeClasses[edge] = known;
      edgeStates[edge] = child.state;
      edge += 1;
    }
  });
  edgesFrom[states.length] = edge;
  return { first, edgesFrom, edgeClasses, edgeStates };
}

function withFallbacks(states: readonly TrieNode[], first: Int32Array, patternAt: Int32Array) {
  const fallbacks = new Int32Array(states.length);
  const shorter = new Int32Array(states.length);
  for (const [state, { children }] of states.entries())
    for (const [known, child] of children) {
      let fallback = 0;
      if (state > 0) {
        let from = at(fallbacks, state);
        while (from > 0 && !states[from]?.children.has(known)) from = at(fallbacks, from);
        fallback = from > 0 ? (states[from]?.children.get(known)?.state ?? 0) : at(first, known);
      }
      fallbacks[child.state] = fallback;
      shorter[child.state] = at(patternAt, fallback) >= 0 ? fallback : at(shorter, fallback);
    }
  return { fallbacks, shorter };
}

/** An entry of a table at a place that is known to be in it. */
const at = (table: Int32Array | Uint16Array, place: number): number => table[place] ?? 0;

/** The state after one more class; `from` is not the beginning. Negative where no edge of this state fits. */
function edge({ edgesFrom, edgeClasses, edgeStates }: Automaton, from: number, known: number): number {
  let low = at(edgesFrom, from);
  let high = at(edgesFrom, from + 1) - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(edgeClasses, middle) < known) low = middle + 1;
    else high = middle;
  }
  return low === high && at(edgeClasses, low) === known ? at(edgeStates, low) : -1;
}

/**
 * The patterns that stand in a text, whatever its case and accents, by where they end. `steps` is how often the machine
 * looked for an edge: at most twice a folded unit.
 */
export function scan(automaton: Automaton, text: string): { hits: Hit[]; steps: number } {
  const { classes, first, fallbacks, patternAt, shorter, lengths } = automaton;
  const hits: Hit[] = [];
  // Where each of the last units read began; -1 where that is within a character.
  const mask = 2 ** Math.ceil(Math.log2(automaton.longest + 1)) - 1;
  const starts = new Int32Array(mask + 1);
  let [steps, state, read, last] = [0, 0, 0, 0];
  for (let start = 0, end = 0; start < text.length; start = end) {
    const alone = unitAt(text, start);
    end = alone === SEVERAL ? characterEnd(text, start) : start + 1;
    const several = alone === SEVERAL ? foldedCharacter(text.slice(start, end)) : "";
    const count = alone === SEVERAL ? several.length : 1;
    for (let place = 0; place < count; place += 1) {
      const unit = alone === SEVERAL ? several.charCodeAt(place) : alone;
      if (unit === SPACE && last === SPACE) continue;
      last = unit;
      starts[read & mask] = place === 0 ? start : -1;
      read += 1;
      const known = at(classes, unit);
      steps += 1;
      let next = state === 0 || known === 0 ? at(first, known) : edge(automaton, state, known);
      while (next < 0) {
        steps += 1;
        state = at(fallbacks, state);
        next = state === 0 ? at(first, known) : edge(automaton, state, known);
      }
      state = next;
    }
    if (state === 0 || count === 0) continue;
    for (let ending = at(patternAt, state) >= 0 ? state : at(shorter, state); ending > 0;) {
      const pattern = at(patternAt, ending);
      const began = at(starts, (read - at(lengths, pattern)) & mask);
      if (began >= 0) hits.push({ pattern, start: began, end });
      ending = at(shorter, ending);
    }
  }
  return { hits, steps };
}

const SPACE = 0x20;

/** The unit that the character at a place folds to, or `SEVERAL`. */
function unitAt(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  const folded = UNITS[unit] || unitOf(unit);
  const next = text.charCodeAt(start + 1);
  return next >= FIRST_CONTINUING && mayContinue(next) ? SEVERAL : folded;
}
