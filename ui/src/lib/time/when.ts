import { language } from '$lib/language/language';
import { offsetAt } from './clocks.svelte';

/** Dates and times in words. Weekday and zone always, 24 hours; the year only if it is another one, or where asked for. */

const names = (count: number, of: (at: number) => Date, look: Intl.DateTimeFormatOptions, tag: string = language): string[] => {
	const format = new Intl.DateTimeFormat(tag, { ...look, timeZone: 'UTC' });
	return Array.from({ length: count }, (_, at) => format.format(of(at)));
};
const inYear = (month: number) => new Date(Date.UTC(2026, month, 15));
/** From Sunday on. */
const DAYS = names(7, (day) => new Date(Date.UTC(2026, 10, 1 + day)), { weekday: 'short' });
const MONTHS = names(12, inYear, { month: 'short' });
const MONTH_NAMES = names(12, inYear, { month: 'long' });
const ENGLISH_MONTHS = names(12, inYear, { month: 'short' }, 'en');

/** The short names of the days of the week, from Monday on. */
export const WEEKDAYS: readonly string[] = [...DAYS.slice(1), ...DAYS.slice(0, 1)];

/** `Thu 26 Nov` or `Thu 26 Nov 2026`, in the order of the language. */
function dateWords(weekday: string, day: number, month: string, year: number | null): string {
	// @wc-context: date, such as Thu 26 Nov: weekday, day, month
	const short = /* @wc-include */ `${weekday} ${day} ${month}`;
	// @wc-context: date and year, such as Thu 26 Nov 2026
	return year === null ? short : /* @wc-include */ `${short} ${year}`;
}

interface Local {
	year: number;
	month: number;
	day: number;
	weekday: string;
	time: string;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** What the clock and the calendar of a zone show. */
function local(at: Date, zone: string): Local {
	const shown = new Date(at.getTime() + offsetAt(at.getTime(), zone).ms);
	return {
		year: shown.getUTCFullYear(),
		month: shown.getUTCMonth() + 1,
		day: shown.getUTCDate(),
		weekday: DAYS[shown.getUTCDay()] ?? '',
		time: `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`
	};
}

/** `CET`, `EST`, `UTC+03`: as sealed documents and explanations name it. */
const zoneName = (at: Date, zone: string): string => offsetAt(at.getTime(), zone).name;

/** The year in a zone. */
export const yearIn = (at: number, zone: string): number => local(new Date(at), zone).year;

/** `Thu 26 Nov, 23:59 EST`. */
export function instantText(iso: string, zone: string, thisYear?: number): string {
	const at = new Date(iso);
	const { weekday, day, month, year, time } = local(at, zone);
	return `${dateWords(weekday, day, MONTHS[month - 1] ?? '', year === thisYear ? null : year)}, ${time} ${zoneName(at, zone)}`;
}

/** `14:02 CET`. */
export function timeText(iso: string, zone: string): string {
	const at = new Date(iso);
	return `${local(at, zone).time} ${zoneName(at, zone)}`;
}

/** `Thu 26 Nov 2026`, from a local date. */
export function dayText(on: string, thisYear?: number): string {
	const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
	const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
	return dateWords(weekday, day, MONTHS[month - 1] ?? '', year === thisYear ? null : year);
}

export const monthText = (on: string): string => MONTHS[Number(on.slice(5, 7)) - 1] ?? '';

/** `26 Nov`, of a local date. */
export function dayMonthText(on: string): string {
	const day = Number(on.slice(8, 10));
	// @wc-context: date, such as 26 Nov: day, month
	return /* @wc-include */ `${day} ${monthText(on)}`;
}

/** `2026-11-23`, in the zone. */
export function dayIn(iso: string, zone: string): string {
	const { year, month, day } = local(new Date(iso), zone);
	return `${year}-${two(month)}-${two(day)}`;
}

/** `2026-11-23T14:20`, in the zone, as a date and time field wants it. */
export function fieldText(iso: string, zone: string): string {
	return `${dayIn(iso, zone)}T${local(new Date(iso), zone).time}`;
}

/** The time between two instants, always rounded down: nobody reads more time than there is. */
export function spanText(from: number, until: number): string {
	const minutes = Math.floor(Math.abs(until - from) / 60_000);
	const hours = Math.floor(minutes / 60);
	if (hours < 1) return `${minutes} min`;
	if (hours < 48) return `${hours} h`;
	return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export const initials = (name: string): string =>
	name
		.split(/\s+/)
		.filter(Boolean)
		.map((word) => word.charAt(0).toUpperCase())
		.filter((_, index, all) => index === 0 || index === all.length - 1)
		.join('');

/** The instant of a local date and time (`2026-11-23T14:20`) in a zone; nothing where the clocks skip it. */
export function instantOf(localText: string, zone: string): string | null {
	const wall = Date.parse(`${localText}:00Z`);
	if (Number.isNaN(wall)) return null;
	// Two rounds settle the offset on both sides of a change of the clocks.
	let at = wall;
	for (let round = 0; round < 2; round += 1) at -= Date.parse(`${fieldText(new Date(at).toISOString(), zone)}:00Z`) - wall;
	const iso = new Date(at).toISOString();
	return fieldText(iso, zone) === localText ? iso : null;
}

/** The month that a word names in the language or in English; 0 where it names none. */
function monthOf(word: string): number {
	const begin = word.toLowerCase().slice(0, 3);
	const within = (known: readonly string[]) => known.findIndex((name) => name.toLowerCase().startsWith(begin)) + 1;
	return within(MONTH_NAMES) || within(ENGLISH_MONTHS);
}

/** A day as people type it: `2026-11-23`, `23.11.2026`, `23 Nov 2026`; nothing where it is no day. */
export function readDay(text: string): string | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
	const dotted = /^(\d{1,2})[./ ]+(\d{1,2})[./ ]+(\d{4})$/.exec(text.trim());
	const named = /^(?:\p{L}{2,3}[.,]? )?(\d{1,2})\.? (\p{L}{3,})\.? (\d{4})$/u.exec(text.trim());
	const month = named ? monthOf(named[2] ?? '') : 0;
	const parts = iso
		? [iso[1], iso[2], iso[3]]
		: dotted
			? [dotted[3], dotted[2], dotted[1]]
			: named
				? [named[3], String(month), named[1]]
				: null;
	if (!parts) return null;
	const [year = 0, at = 0, day = 0] = parts.map(Number);
	const date = new Date(Date.UTC(year, at - 1, day));
	if (date.getUTCMonth() !== at - 1 || date.getUTCDate() !== day) return null;
	return date.toISOString().slice(0, 10);
}

/** A local date and time as people type it, as `2026-11-23T14:20`; nothing where it is none. */
export function readLocal(text: string): string | null {
	const parts = /^(.*?)(?:,\s*|T|\s+)(\d{1,2}):(\d{2})(?:\s+[A-Z]{3,5})?$/.exec(text.trim());
	const day = readDay(parts?.[1] ?? '');
	const [hour, minute] = [Number(parts?.[2]), Number(parts?.[3])];
	if (!day || hour > 23 || minute > 59) return null;
	return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `November 2026`, of a local date or month. */
export const monthTitle = (on: string): string => `${MONTH_NAMES[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;

/** The local date some days later. */
export function plusDays(on: string, days: number): string {
	return new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of the month some months later; its last day where that month is shorter. */
export function plusMonths(on: string, months: number): string {
	const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
