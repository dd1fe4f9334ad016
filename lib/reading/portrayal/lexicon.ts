// The words by which an English sentence praises or blames what it names, made for answers about products, companies and
// services. A word counts in its usual endings, too.

/** Clearly said. */
const STRONG = 2;
/** Said in passing, or less than all. */
const MILD = 1;

const list = (words: string): string[] =>
  words
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

const PRAISE_STRONG = list(`
  excellent, outstanding, superb, exceptional, exceptionally, amazing, fantastic, wonderful, perfect, brilliant, best, love, loved,
  beloved, favourite, favorite, unbeatable, unmatched, superior, stellar, first-rate, top-notch, gold standard, hard to beat,
  can't go wrong, cannot go wrong, indestructible, foolproof, a joy, delight, delightful, highly rated, highest, award, awards,
  award-winning, renowned, built like a tank, built like tanks, lasts a lifetime, worth the money, worth every penny, worth it,
  great value, excellent value, good value, stands out, stand out, impress, impressive, crystal clear, high marks, beautiful,
  trusted, world-class, flawless, safe bet, standout, shines, excels, excel, dominate, beat the rest, no complaints, nothing wrong
`);
const PRAISE_MILD = list(`
  good, great, solid, reliable, dependable, durable, sturdy, robust, tough, strong, powerful, fast, quick, smooth, seamless,
  easy, simple, intuitive, user-friendly, clean, comfortable, comfy, supportive, light, lightweight, compact, portable, quiet,
  silent, accurate, precise, sharp, stable, secure, safe, private, affordable, cheap and cheerful, inexpensive, budget-friendly,
  low price, lower price, low cost, low fees, low-cost, lowest costs, fair, fair price, generous, transparent, honest, ethical,
  sustainable, flexible, versatile, efficient, effective, helpful, responsive, friendly, popular, well-known for, known for,
  praised, praise, appreciate, recommend, recommended, well suited, well-suited, ideal, suits, nice, premium, high-quality,
  quality, well made, well-made, well balanced, well-balanced, balance, polished, modern, innovative, elegant, attractive,
  stylish, fun, enjoyable, refreshing, refreshingly, rich, detailed, insightful, useful, handy, convenient, worthwhile, worth,
  value for money, a lot for the money, saves time, save time, saves money, works well, simply works, just works,
  works seamlessly, hold up, holds up, last for years, lasts for years, long-lasting, long battery life, waterproof, breathable,
  breathes, soft, softer, warm, cosy, rugged, good reputation, reputation for, leads, leading, leader, wins, winner, won,
  scored highest, better, improve, improved, improvement, benefit, advantage, strength, satisfied, happy, consistent,
  consistently, protect, relieve, grip well, grips well, cushioning, craftsmanship, classic, timeless, trustworthy, capable,
  competent, thorough, extensive, wide range, wide selection, plenty of, unlimited, clear, tasty, delicious, fresh, healthy,
  pleasant, convincing, successful, faster, cheaper, easier, lighter, quieter, safer, stronger, repairable, easy to repair
`);
const BLAME_STRONG = list(`
  terrible, awful, horrible, worst, useless, scam, fraud, nightmare, notorious, dangerous, unsafe, unusable, waste of money,
  waste of time, not worth, avoid, steer clear, stay away, hacked, breach, data breach, data leak, leak, lawsuit, sued, fined,
  recall, recalls, misleading, mislead, deceptive, dishonest, riddled with, falls apart, fall apart, broken, defective, unacceptable,
  disaster, ripoff, rip-off, atrocious, painfully, ranked last, security flaw, exploit, blisters
`);
const BLAME_MILD = list(`
  bad, poor, weak, slow, sluggish, laggy, clunky, outdated, dated, buggy, bug, crash, fail, failure, break, breaks, struggle, suffer,
  lack, lacks, lacking, missing, limited, expensive, pricey, overpriced, costly, high price, high fees, high cost, hidden fees,
  hides its fees, hidden costs, fees in the small print, charges high, too expensive, complicated, confusing, complex,
  cumbersome, difficult, steep learning curve, frustrate, frustrating, annoy, annoying, disappoint, disappointing,
  unreliable, inconsistent, inaccurate, unresponsive, unhelpful, rude, noisy, loud, tinny, heavy, bulky, flimsy, fragile, cheap and flimsy,
  feels cheap, uncomfortable, stiff, ugly, bland, dull, mediocre, vague, underwhelming, inferior, drawback, downside,
  disadvantage, weakness, complaint, complaints, complain, criticism, criticise, criticised, criticize, criticized, critics, problem,
  issue, flaw, fault, outage, outages, downtime, delay, delays, late, noticeably worse, worse, drain, drains, overheat, overheats,
  rust, leaks, scratches, scratch, streaks, wobble, rattle, unevenly, uneven, hard to, hassle, tedious, pushy, ads, spam,
  exaggerate, controversial, controversy, angered, anger, upset, distrust, lost trust, untrustworthy, no longer trusted, unsafe for,
  not recommended, hit or miss, falls short, fall short, takes ages, poor fit, prone to, easily picked, little evidence,
  little substance, forces you, without warning, discontinued, stopped providing, never answered, soaked, raised its prices,
  drops, regret, unclear, invasive, intrusive, risky, risk, harsh, bitter, stale, sour, unpleasant, upsell, throttle, slower, harder,
  heavier, noisier, weaker, vulnerability, vulnerable, insecure, failed, frequent
`);

/** The endings that English gives a word. */
function endingsOf(word: string): string[] {
  if (/[^a-z]/.test(word)) return [word];
  const stem = word.replace(/e$/, "");
  const y = word.endsWith("y")
    ? [`${word.slice(0, -1)}ily`, `${word.slice(0, -1)}ier`, `${word.slice(0, -1)}iest`]
    : [];
  const ly = word.endsWith("le") ? [`${word.slice(0, -1)}y`] : [`${word}ly`];
  return [word, `${word}s`, `${word}es`, `${stem}ed`, `${stem}ing`, `${stem}er`, `${stem}est`, ...ly, ...y];
}

const weighed = (words: readonly string[], weight: number): [string, number][] =>
  words.flatMap((word) => endingsOf(word).map((form): [string, number] => [form, weight]));

/** Words, and runs of up to four of them, with what they weigh: from -2, blame, to 2, praise. A later one overrules. */
export const LEXICON: ReadonlyMap<string, number> = new Map([
  ...weighed(PRAISE_MILD, MILD),
  ...weighed(BLAME_MILD, -MILD),
  ...weighed(PRAISE_STRONG, STRONG),
  ...weighed(BLAME_STRONG, -STRONG),
]);

/** How many words the longest run has that begins with a word: most words begin none, and are looked up once. */
export const RUNS_FROM: ReadonlyMap<string, number> = runsFrom(LEXICON.keys());

function runsFrom(keys: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const words of Array.from(keys, (key) => key.split(" "))) {
    const [first = ""] = words;
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  }
  return longest;
}

/** What turns a word around that follows it soon. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  list(
    "not, no, never, nobody, none, without, hardly, barely, neither, nor, less, isn't, aren't, wasn't, weren't, doesn't, don't, didn't, won't, wouldn't, can't, cannot, couldn't, hasn't, haven't, far from, fewer, too",
  ),
);
/** How far the word behind counts more, or less. */
export const DEGREES: ReadonlyMap<string, number> = new Map([
  ...list(
    "very, extremely, highly, really, incredibly, remarkably, particularly, especially, truly, exceptionally, so, much, far, completely, widely, virtually, most, painfully",
  ).map((word): [string, number] => [word, 1.5]),
  ...list(
    "somewhat, slightly, fairly, rather, relatively, reasonably, mildly, a bit, sometimes, occasionally, arguably, may, might, could",
  ).map((word): [string, number] => [word, 0.6]),
]);
