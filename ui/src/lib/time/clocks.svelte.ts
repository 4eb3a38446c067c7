import { SvelteMap } from 'svelte/reactivity';

/** The clock of a zone: what it is ahead of UTC from which instant on, in seconds, and what that is called. */
interface Clock {
	zone: string;
	from: number[];
	offset: number[];
	name: string[];
}
/**
 * The clocks of time zones, as the program knows them. The web view's own data is older than the law, so it is never asked. The clocks of
 * the organisation, the authorities and the facts on record are read with the register, another one when it is first shown: it shows UTC
 * until it is known.
 */
const clocks = new SvelteMap<string, Clock>();
/** Zones that were asked for; nothing is drawn from it. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const asked = new Set<string>();
let ask: (zone: string) => void = () => undefined;

/** What a clock is ahead of UTC at an instant, in milliseconds, and what that is called. */
interface Offset {
	ms: number;
	name: string;
}

const UTC: Offset = { ms: 0, name: 'UTC' };

/** Takes over what the program knows; all of it again where its data changed. */
export function learn(known: readonly Clock[], fresh = false): void {
	if (fresh) {
		clocks.clear();
		asked.clear();
	}
	for (const clock of known) clocks.set(clock.zone, clock);
}

/** Who is asked for a clock that is not known. */
export function whenMissing(asks: (zone: string) => void): void {
	ask = asks;
}

function miss(zone: string): void {
	if (asked.has(zone)) return;
	asked.add(zone);
	// After what is being drawn: a text that is drawn changes nothing.
	queueMicrotask(() => ask(zone));
}

/** The entry of a table of instants that holds at an instant. */
function entryAt(from: readonly number[], at: number): number {
	let [low, high] = [0, from.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((from[middle] ?? Infinity) <= at) low = middle;
		else high = middle - 1;
	}
	return low;
}

export function offsetAt(at: number, zone: string): Offset {
	if (zone === 'UTC') return UTC;
	const clock = clocks.get(zone);
	if (!clock) {
		miss(zone);
		return UTC;
	}
	const entry = entryAt(clock.from, at);
	return { ms: (clock.offset[entry] ?? 0) * 1000, name: clock.name[entry] ?? zone };
}
