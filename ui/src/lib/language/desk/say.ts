/** Texts of the program in another language: a whole text, or a sentence with places for values such as `{name}`. */
type Words = Readonly<Record<string, string>>;

interface Sentence {
	/** What stands between the places. */
	form: RegExp;
	/** The longest piece between the places: a text that lacks it can't be this sentence. */
	piece: string;
	places: string[];
	said: string;
	/** How many letters it fixes; the sentence that fixes most is tried first. */
	fixed: number;
}

const PLACE = /\{(\w+)\}/g;
/** Values hold words of their own, such as the name of a stage in a reason; deeper than this nothing is looked for. */
const DEPTH = 4;
/** Letters that a sentence must fix to be taken for itself whatever stands in its places. */
const SURE = 6;
/** What stands for itself in any language: numbers, times, spans. */
const VALUE = /^(?:[\d\s.,:%–-]|\b(?:h|d|min|MB|GB)\b)+$/;
/** Where a text is cut, from the surest on: sentences, lists, a name before its text. */
const SENTENCES = /(?<=[.!?])\s+(?=[\p{L}\d“"(])/gu;
const BETWEEN = [SENTENCES, / (?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d)/gu, /(?<=;)\s+/gu, /(?<=:)\s+/gu, /(?<=,) (?=\p{L})/gu];
/** Cuts beyond this are not tried. */
const MOST = 40;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function sentence(template: string, said: string): Sentence {
	const pieces = template.split(PLACE).filter((_, index) => index % 2 === 0);
	const places = [...template.matchAll(PLACE)].map((match) => match[1] ?? '');
	// The same place twice is the same value twice.
	const seen = new Map<string, number>();
	let form = escaped(pieces[0] ?? '');
	places.forEach((place, index) => {
		const first = seen.get(place);
		if (first === undefined) seen.set(place, seen.size + 1);
		form += (first === undefined ? '([\\s\\S]+?)' : `\\${first}`) + escaped(pieces[index + 1] ?? '');
	});
	const piece = pieces.reduce((longest, next) => (next.length > longest.length ? next : longest), '');
	return { form: new RegExp(`^${form}$`), piece, places: [...seen.keys()], said, fixed: pieces.join('').length };
}

/**
 * Says texts of the program in another language. What it does not know stays as it is; `finish` gets every text last, to word its dates.
 */
export function sayer(words: Words, finish: (text: string) => string = (text) => text): (text: string) => string {
	const sentences = Object.entries(words)
		.filter(([template]) => template.search(PLACE) >= 0)
		.map(([template, said]) => sentence(template, said))
		.filter(({ piece }) => piece.trim().length > 1)
		.sort((a, b) => b.fixed - a.fixed);
	const known = new Map<string, string>();
	const wholes = new Map<string, string | null>();

	/** A text as it stands in the words, with the sign that ends it or without. */
	function exactly(text: string): string | undefined {
		const bare = text.replace(/[.;:,]$/, '');
		return words[text] ?? words[bare]?.concat(text.slice(bare.length));
	}

	function whole(text: string, depth: number): string | null {
		let found = wholes.get(text);
		if (found === undefined) {
			found = search(text, depth);
			wholes.set(text, found);
		}
		return found;
	}

	function search(text: string, depth: number): string | null {
		const exact = exactly(text);
		if (exact !== undefined) return exact;
		// A sentence with places would swallow the ones after it.
		const sentencesIn = text.split(SENTENCES);
		if (sentencesIn.length > 1 && depth <= DEPTH) {
			const each = sentencesIn.map((part) => whole(part, depth + 1));
			if (each.every((part) => part !== null)) return each.join(' ');
		}
		if (depth > DEPTH) return null;
		for (const { form, piece, places, said, fixed } of sentences) {
			if (!text.includes(piece)) continue;
			const match = form.exec(text);
			if (!match) continue;
			const found = places.map((_, index) => match[index + 1] ?? '');
			// A sentence that fixes little fits by accident, unless what stands in its places is known.
			if (fixed < SURE && (sentencesIn.length > 1 || !found.every((value) => stands(value, depth)))) continue;
			const values = new Map(places.map((place, index) => [place, say(found[index] ?? '', depth + 1)]));
			return said.replace(PLACE, (place, name: string) => values.get(name) ?? place);
		}
		return null;
	}

	/** Whether a value is a number, a date or a text that is known. */
	const stands = (value: string, depth: number): boolean => VALUE.test(value) || finish(value) !== value || whole(value, depth + 1) !== null;

	/** A text of several sentences, or a list of texts: the longest runs that are known. */
	function inPieces(text: string, depth: number): string {
		if (depth > DEPTH) return text;
		for (const between of BETWEEN) {
			const gaps = [...text.matchAll(between)].map((match) => match[0]);
			if (gaps.length === 0 || gaps.length > MOST) continue;
			const pieces = text.split(between);
			let out = '';
			let isKnown = false;
			for (let start = 0; start < pieces.length; ) {
				let end = pieces.length;
				let said: string | null = null;
				for (; end > start; end--) {
					const run = pieces.slice(start, end).reduce((joined, next, index) => joined + (gaps[start + index - 1] ?? '') + next);
					// Sentences with places are looked for in single pieces only: runs of pieces are many.
					said = end - start === pieces.length ? null : end - start === 1 ? whole(run, depth) : (exactly(run) ?? null);
					if (said !== null) break;
				}
				isKnown ||= said !== null;
				end = Math.max(end, start + 1);
				out += said ?? say(pieces[start] ?? '', depth + 1);
				out += gaps[end - 1] ?? '';
				start = end;
			}
			if (isKnown) return out;
		}
		return text;
	}

	function say(text: string, depth: number): string {
		return finish(whole(text, depth) ?? inPieces(text, depth));
	}

	return (text) => {
		let said = known.get(text);
		if (said === undefined) {
			said = say(text, 0);
			known.set(text, said);
		}
		return said;
	};
}

/** Names of acts, stages and authorities are no longer than this; sentences are. */
const LONGEST_NAME = 120;

/** For each word of a question, in small letters, the names whose wording in the other language holds it. */
export function meaningsIn(words: Words, question: string): Record<string, string[]> {
	// Nearly everything holds a word of one letter or two.
	const asked = question.toLowerCase().split(/\s+/).filter((word) => word.length > 2);
	const names = Object.entries(words).filter(([text]) => text.length <= LONGEST_NAME && text.search(PLACE) < 0);
	const holding = (word: string) => names.filter(([, said]) => said.toLowerCase().includes(word)).map(([text]) => text);
	return Object.fromEntries(asked.map((word) => [word, holding(word)]));
}
