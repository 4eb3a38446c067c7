import type { HistoryView } from '$lib/ipc/types';
import { fieldName } from '$lib/language/desk/fields';
import { instantText } from '$lib/time/when';

const SUBJECTS: Record<string, string> = {
	disclosure: 'the disclosure',
	fact: 'a fact',
	decision: 'an obligation',
	notice: 'a notice',
	pack: 'a pack',
	report: 'a report',
	letter: 'a letter',
	'disclosure state': 'the disclosure',
	product: 'a product',
	attachment: 'a file',
	setting: 'the settings',
	register: 'the register'
};

export const subjectWord = (subject: string): string => SUBJECTS[subject] ?? subject;

/** A field's path as a person reads it: `/vulnerabilities/1/affected/0/versions` is "vulnerability 2, affected 1, versions". A part that has a name of its own is called by it. */
export function fieldWords(path: string, names: Readonly<Record<string, string>> = {}): string {
	const keys = path.split('/').slice(1);
	const isPlace = (key: string | undefined) => key !== undefined && /^\d+$/.test(key);
	const parts: string[] = [];
	keys.forEach((key, index) => {
		if (!isPlace(key)) parts.push(names[key] ?? fieldName(key, isPlace(keys[index + 1])));
		else parts.push(`${parts.pop() ?? ''} ${Number(key) + 1}`.trim());
	});
	return parts.join(', ') || 'the whole record';
}

interface HistoryDay {
	on: string;
	entries: HistoryView[];
}

export function byDay(entries: HistoryView[]): HistoryDay[] {
	const days: HistoryDay[] = [];
	for (const entry of entries) {
		const last = days.at(-1);
		if (last?.on === entry.on) last.entries.push(entry);
		else days.push({ on: entry.on, entries: [entry] });
	}
	return days;
}

interface Cut {
	start: string;
	middle: string;
	end: string;
}

/** Where two texts differ: the shared beginning and end, cut between words, and what stands between them. */
export function cut(before: string, after: string): [Cut, Cut] {
	const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}.]/u.test(character);
	const shortest = Math.min(before.length, after.length);
	let start = 0;
	while (start < shortest && before[start] === after[start]) start += 1;
	while (start > 0 && isWord(before[start - 1]) && (isWord(before[start]) || isWord(after[start]))) start -= 1;
	let end = 0;
	while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
	while (end > 0 && isWord(before.at(-end)) && (isWord(before.at(-end - 1)) || isWord(after.at(-end - 1)))) end -= 1;
	const parts = (text: string): Cut => ({
		start: text.slice(0, start),
		middle: text.slice(start, text.length - end),
		end: text.slice(text.length - end)
	});
	return [parts(before), parts(after)];
}

export type Change = [path: string, before: string | null, after: string | null];

const IDENTIFIER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The changes as a person reads them: a blank value is none, an identifier says nothing, and an instant stands in the zone of the organisation. */
export function toldChanges(changes: Change[], zone: string): Change[] {
	const said = (value: string | null) => (value === '' || value === '[]' || value === '{}' || value === null || IDENTIFIER.test(value) ? null : value);
	const timed = (value: string | null) => (value !== null && INSTANT.test(value) ? instantText(value, zone) : value);
	return changes
		.map(([path, before, after]): Change => [path, said(before), said(after)])
		.filter(([, before, after]) => before !== after)
		.map(([path, before, after]): Change => {
			const [from, to] = [timed(before), timed(after)];
			// Two instants of one minute differ in what is left out.
			return from === to ? [path, before, after] : [path, from, to];
		});
}
