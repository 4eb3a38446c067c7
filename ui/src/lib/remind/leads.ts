/** How long before a date somebody is reminded: hours as people read and type them. */

export const leadsText = (hours: number[]): string => hours.map((lead) => (lead >= 72 && lead % 24 === 0 ? `${lead / 24} d` : `${lead} h`)).join(', ');

/** `7 d, 48 h` as hours; nothing where it is no such list. */
export function readLeads(text: string): number[] | null {
	const parts = text.split(/[,;]/).map((part) => part.trim()).filter(Boolean);
	const hours = parts.map((part) => {
		const read = /^(\d{1,4})\s*(d|days?|h|hours?|tg?|tage?|std|stunden?)?\.?$/i.exec(part);
		if (!read) return Number.NaN;
		return Number(read[1]) * (/^[dt]/i.test(read[2] ?? '') ? 24 : 1);
	});
	return hours.some((lead) => Number.isNaN(lead)) ? null : hours;
}
