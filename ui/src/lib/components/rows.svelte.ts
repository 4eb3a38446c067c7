import { Heights, sliceOf } from './windowing';

/** Height of a row that was never made, in pixels. */
const GUESS = 56;

/** Which rows of a long table are in sight. It outlives the table, so that people come back to where they were. */
export class RowWindow {
	/** What of the table is in sight: from where, and how much, in pixels. */
	top = $state(0);
	height = $state(800);
	#heights = $state.raw(new Heights(GUESS));
	#measured = $state(0);
	#moved = $state(0);

	/** Other rows, or another order, have other heights. */
	forget(): void {
		this.#heights = new Heights(GUESS);
	}

	/** Scrolls to a place, in pixels. */
	moveTo(top: number): void {
		this.top = top;
		this.#moved += 1;
	}

	/** How often it was scrolled by other means than the hand. */
	get moved(): number {
		return this.#moved;
	}

	get usual(): number {
		return this.#heights.usual;
	}

	slice(count: number) {
		void this.#measured;
		return sliceOf(this.#heights, count, this.top, this.height);
	}

	topOf(index: number): number {
		return this.#heights.top(index);
	}

	/** The first row that is whole in sight. */
	first(count: number): number {
		let [low, high] = [0, Math.max(0, count - 1)];
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if (this.topOf(middle) < this.top) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Takes the heights of the rows that were made. */
	measure(rows: Iterable<HTMLElement>): void {
		let news = false;
		for (const row of rows) news = this.#heights.measure(Number(row.dataset.row), row.offsetHeight) || news;
		if (news) this.#measured += 1;
	}
}

/** A long table that words narrow; with others it begins at its first row. */
export class NarrowedRows {
	rows = new RowWindow();
	#text = $state('');

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.rows.moveTo(0);
	}
}
