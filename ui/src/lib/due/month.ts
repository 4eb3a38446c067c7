import type { DueItem } from '$lib/ipc/types';
import { dayIn, plusDays, timeText } from '$lib/time/when';
import { keyOf } from './group';

/** A date of an obligation on the day on which its authority counts it. */
export interface DayMark {
	id: string;
	item: DueItem;
	/** The day, in the zone of the authority. */
	day: string;
	/** The instant, UTC. */
	at: string;
	/** The time of day with its zone; nothing where the whole day may be used. */
	time: string | null;
	/** `due` where safe and legal date are one. */
	role: 'due' | 'safe' | 'legal';
}

/** An end of day is 23:59: only another time is worth naming. */
export function hourOf(at: string, zone: string): string | null {
	const text = timeText(at, zone);
	return text.startsWith('23:59 ') ? null : text;
}

/** Every date of the obligations in the order of their instants. Where safe and legal date differ, there are two. */
export function marksOf(items: DueItem[]): DayMark[] {
	const marks = items.flatMap((item): DayMark[] => {
		const { due } = item.obligation;
		if (!due) return [];
		const mark = (at: string, role: DayMark['role']): DayMark => ({
			id: `${keyOf(item)} ${role}`,
			item,
			day: dayIn(at, due.zone),
			at,
			time: hourOf(at, due.zone),
			role
		});
		return due.safe_at === due.legal_at ? [mark(due.legal_at, 'due')] : [mark(due.safe_at, 'safe'), mark(due.legal_at, 'legal')];
	});
	return marks.sort((left, right) => left.at.localeCompare(right.at));
}

export function byDay(marks: DayMark[]): Map<string, DayMark[]> {
	const days = new Map<string, DayMark[]>();
	for (const mark of marks) days.set(mark.day, [...(days.get(mark.day) ?? []), mark]);
	return days;
}

/** The weeks that a month touches, from Monday. */
export function weeksOf(on: string): string[][] {
	const first = `${on.slice(0, 7)}-01`;
	const monday = plusDays(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7));
	const weeks: string[][] = [];
	for (let start = monday; start < first || start.slice(0, 7) === first.slice(0, 7); start = plusDays(start, 7)) {
		weeks.push(Array.from({ length: 7 }, (_, day) => plusDays(start, day)));
	}
	return weeks;
}
