/** Dates and times in words. Weekday and zone always, 24 hours; the year only if it is another one, or where asked for. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Local {
	year: number;
	month: number;
	day: number;
	weekday: string;
	time: string;
}

function local(at: Date, zone: string): Local {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit'
	}).formatToParts(at);
	const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
	const [year, month, day] = [Number(part('year')), Number(part('month')), Number(part('day'))];
	const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
	return { year, month, day, weekday, time: `${part('hour')}:${part('minute')}` };
}

/** `CET`, `EST`. British wording names the European zones, American wording the American ones. */
function zoneName(at: Date, zone: string): string {
	const named = (locale: string) =>
		new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
			.formatToParts(at)
			.find((part) => part.type === 'timeZoneName')?.value ?? zone;
	const british = named('en-GB');
	if (!british.startsWith('GMT') || british === 'GMT') return british;
	return named('en-US').replace(/^GMT(?=[+-])/, 'UTC');
}

/** `Thu 26 Nov, 23:59 EST`. */
export function instantText(iso: string, zone: string, thisYear?: number): string {
	const at = new Date(iso);
	const { weekday, day, month, year, time } = local(at, zone);
	return `${weekday} ${day} ${MONTHS[month - 1]}${year === thisYear ? '' : ` ${year}`}, ${time} ${zoneName(at, zone)}`;
}

/** `14:02 CET`. */
export function timeText(iso: string, zone: string): string {
	const at = new Date(iso);
	return `${local(at, zone).time} ${zoneName(at, zone)}`;
}

/** `Thu 26 Nov 2026`, from a local date. */
export function dayText(on: string, thisYear?: number): string {
	const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
	const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
	return `${weekday} ${day} ${MONTHS[month - 1]}${year === thisYear ? '' : ` ${year}`}`;
}

export const monthText = (on: string): string => MONTHS[Number(on.slice(5, 7)) - 1] ?? '';

/** `2026-11-23`, in the zone. */
export function dayIn(iso: string, zone: string): string {
	const { year, month, day } = local(new Date(iso), zone);
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
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

/** A day as people type it: `2026-11-23`, `23.11.2026`, `23 Nov 2026`; nothing where it is no day. */
export function readDay(text: string): string | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
	const dotted = /^(\d{1,2})[./ ]+(\d{1,2})[./ ]+(\d{4})$/.exec(text.trim());
	const named = /^(?:[a-z]{3},? )?(\d{1,2})\.? ([a-z]{3})[a-z]* (\d{4})$/i.exec(text.trim());
	const month = named ? MONTHS.findIndex((name) => name.toLowerCase() === named[2]?.toLowerCase()) + 1 : 0;
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

const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

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
