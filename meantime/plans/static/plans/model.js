// An arrangement and its sums: values in, values out, as on the server.

export function courseOf(boot) {
  const index = new Map(boot.stretches.map((stretch, i) => [stretch.id, i]));
  const needed = new Map(Object.keys(boot.phases).map((phase) => [phase, []]));
  for (const [phase, { after }] of Object.entries(boot.phases)) for (const before of after) needed.get(before)?.push(phase);
  const weeks = [...new Set(boot.stretches.map((stretch) => stretch.week))].sort((a, b) => a - b);
  const usable = boot.stretches.reduce((sum, stretch) => sum + (stretch.live ? stretch.minutes : 0), 0);
  return { ...boot, index, needed, expected: boot.weeks, weeks, usable };
}

export const stretchOf = (course, at) => course.stretches[course.index.get(at)];
export const clockAt = (course, at) => (stretchOf(course, at).live ? "live" : "own");

// A clock without minutes gets them when it is saved: until then those of the other.
export const minutesOf = (course, phase, clock) =>
  course.phases[phase][clock] ?? course.phases[phase][clock === "live" ? "own" : "live"] ?? 0;

export const insideOf = (placements, at) =>
  Object.keys(placements)
    .filter((phase) => placements[phase].at === at)
    .sort((a, b) => placements[a].order - placements[b].order);

export function moved(placements, moves) {
  const after = { ...placements };
  for (const { phase, at, order = null, hold = null } of moves) {
    const spot = after[phase];
    if (!spot) continue;
    const home = insideOf(after, spot.at);
    const here = home.indexOf(phase);
    home.splice(here, 1);
    const target = at === spot.at ? home : insideOf(after, at);
    const stays = at === spot.at ? here : target.length;
    target.splice(order === null ? stays : Math.max(0, order - 1), 0, phase);
    after[phase] = { ...spot, at, hold: hold ?? spot.hold };
    for (const inside of new Set([home, target])) {
      inside.forEach((one, i) => {
        if (after[one].order !== i + 1) after[one] = { ...after[one], order: i + 1 };
      });
    }
  }
  return after;
}

export function sumsOf(course, placements) {
  const stretches = new Map(course.stretches.map((stretch) => [stretch.id, { used: 0, cards: 0 }]));
  const weeks = new Map(course.weeks.map((week) => [week, { live: 0, own: 0, active: 0 }]));
  for (const [phase, { at }] of Object.entries(placements)) {
    const stretch = stretchOf(course, at);
    if (!stretch) continue;
    const clock = stretch.live ? "live" : "own";
    const minutes = minutesOf(course, phase, clock);
    const sum = stretches.get(at);
    const week = weeks.get(stretch.week);
    sum.used += minutes + (stretch.live && sum.cards ? course.changeover : 0);
    sum.cards += 1;
    week[clock] += minutes;
    if (stretch.live) week.active += Math.max(0, minutes - course.phases[phase].listening);
  }
  return { stretches, weeks, ...termOf(course, weeks) };
}

function termOf(course, weeks) {
  const totals = course.weeks.map((week) => weeks.get(week).live + weeks.get(week).own);
  const over = (clock) => course.weeks.reduce((sum, week) => sum + weeks.get(week)[clock], 0);
  const heaviest = Math.max(...totals);
  const expected = Object.values(course.expected).map(([, high]) => high);
  return {
    live: over("live"),
    active: over("active"),
    typical: [...totals].sort((a, b) => a - b)[Math.floor(totals.length / 2)],
    heaviest,
    heaviestWeek: course.weeks[totals.indexOf(heaviest)],
    top: Math.floor((Math.max(1, heaviest, ...expected) * 21) / 20),
  };
}

// [minutes, "over" | "under" | "", by how much]
export function verdictOf(course, sums, week) {
  const { live, own } = sums.weeks.get(week);
  const [low, high] = course.expected[week] ?? [0, live + own];
  const minutes = live + own;
  if (minutes > high) return [minutes, "over", minutes - high];
  return minutes < low ? [minutes, "under", low - minutes] : [minutes, "", 0];
}

// Pairs of what `phase` needs and what needs it: [earlier, later, whether the order holds].
export function threadsOf(course, placements, phase) {
  const pairs = [...course.phases[phase].after.map((before) => [before, phase])];
  pairs.push(...course.needed.get(phase).map((later) => [phase, later]));
  return pairs
    .filter(([before, later]) => placements[before] && placements[later])
    .map(([before, later]) => [before, later, isBefore(course, placements[before], placements[later])]);
}

function isBefore(course, one, other) {
  const [first, second] = [course.index.get(one.at), course.index.get(other.at)];
  return first < second || (first === second && one.order < other.order) || course.stretches[second].past;
}
