/** How many rows above and below those in sight are made too, so that a turn of the wheel shows no gap. */
const SPARE = 6;

interface Slice {
	/** The first row that is made, and the one after the last. */
	from: number;
	to: number;
	/** Height of what stands before and after, in pixels. */
	before: number;
	after: number;
}

/** Heights of the rows of a long list: measured where a row was made, else taken to be like the others. */
export class Heights {
	#known = new Map<number, number>();
	#sum = 0;

	constructor(private readonly guess: number) {}

	/** Takes a measured height; says whether it is news. */
	measure(index: number, height: number): boolean {
		const before = this.#known.get(index);
		if (before === height || height <= 0) return false;
		this.#known.set(index, height);
		this.#sum += height - (before ?? 0);
		return true;
	}

	of(index: number): number {
		return this.#known.get(index) ?? this.usual;
	}

	get usual(): number {
		return this.#known.size > 0 ? this.#sum / this.#known.size : this.guess;
	}

	/** Where a row begins. */
	top(index: number): number {
		let sum = 0;
		let measured = 0;
		for (const [at, height] of this.#known) {
			if (at >= index) continue;
			sum += height;
			measured += 1;
		}
		return sum + (index - measured) * this.usual;
	}
}

/** The rows that must be made for what is in sight; the heights of the others stand before and after them. */
export function sliceOf(heights: Heights, count: number, top: number, height: number): Slice {
	let first = 0;
	let at = 0;
	while (first < count && at + heights.of(first) <= top) at += heights.of(first++);
	let last = first;
	let below = at;
	while (last < count && below < top + height) below += heights.of(last++);
	const from = Math.max(0, first - SPARE);
	const to = Math.min(count, last + SPARE);
	let before = at;
	for (let index = from; index < first; index += 1) before -= heights.of(index);
	let after = 0;
	for (let index = to; index < count; index += 1) after += heights.of(index);
	return { from, to, before: Math.max(0, before), after };
}
