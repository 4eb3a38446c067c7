/** Dates of the program in German: `Wed 25 Nov, 11:10 EST` is `Mi 25. Nov., 11:10 EST`. */
const DAYS: Record<string, string> = { Mon: 'Mo', Tue: 'Di', Wed: 'Mi', Thu: 'Do', Fri: 'Fr', Sat: 'Sa', Sun: 'So' };
const SHORT: Record<string, string> = {
	Jan: 'Jan.', Feb: 'Feb.', Mar: 'März', Apr: 'Apr.', May: 'Mai', Jun: 'Juni', Jul: 'Juli', Aug: 'Aug.', Sep: 'Sept.', Oct: 'Okt.', Nov: 'Nov.', Dec: 'Dez.'
};
const LONG: Record<string, string> = {
	January: 'Januar', February: 'Februar', March: 'März', April: 'April', June: 'Juni', July: 'Juli', August: 'August', September: 'September',
	October: 'Oktober', November: 'November', December: 'Dezember'
};
const MONTHS: Record<string, string> = { ...SHORT, ...LONG };
const DATE = new RegExp(`\\b(?:(${Object.keys(DAYS).join('|')}) )?(\\d{1,2}) (${Object.keys(MONTHS).sort((a, b) => b.length - a.length).join('|')})\\b`, 'g');

export const germanDates = (text: string): string =>
	text
		.replace(DATE, (_, day: string | undefined, number: string, month: string) => `${day ? `${DAYS[day]} ` : ''}${number}. ${MONTHS[month]}`)
		// A month that is cut short ends a sentence with one full stop.
		.replace(/(\p{L}\.)\.(?=\s|$)/gu, '$1');
