/** Periods that people ask for, as first and last day. */
interface Period {
	label: string;
	from: string;
	to: string;
}

const iso = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** From a day (`2026-11-23`): this year, the last, this quarter, the last, and the last twelve months. */
export function periods(today: string): Period[] {
	const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
	const quarter = Math.floor((month - 1) / 3) * 3;
	return [
		{ label: 'This year', from: iso(year, 0, 1), to: iso(year, 11, 31) },
		{ label: 'Last year', from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31) },
		{ label: 'This quarter', from: iso(year, quarter, 1), to: iso(year, quarter + 3, 0) },
		{ label: 'Last quarter', from: iso(year, quarter - 3, 1), to: iso(year, quarter, 0) },
		{ label: 'Last 12 months', from: iso(year - 1, month - 1, day + 1), to: today }
	];
}
