import { describe, expect, it } from 'vitest';
import type { FieldView } from '$lib/ipc/types';
import { placeOf, shown, taken } from '$lib/notice/form-values';
import { recordHref } from '$lib/notice/record-link';

const field = (takes: string): FieldView => ({ id: 'us.x', label: '', help: '', clause: '', takes, scope: 'matter', choices: [], max: null, remark: '', has_default: false });

describe('form values', () => {
	it.each([
		['text', 'K000000', 'K000000'],
		['text', '  ', undefined],
		['yes_no', 'no', false],
		['count', ' 1480 ', 1480],
		['count', 'about 20', 'about 20'],
		['list', 'DE\nAT', ['DE', 'AT']],
		['day', '2026-12-18', '2026-12-18']
	])('%s takes %j', (takes, typed, expected) => expect(taken(field(takes), typed)).toEqual(expected));

	it.each([
		[undefined, ''],
		[true, 'yes'],
		[['DE', 'AT'], 'DE\nAT'],
		[{ to_follow: '2026-12-18', reason: 'Not counted yet.' }, '']
	])('%j is shown as %j', (value, expected) => expect(shown(value)).toBe(expected));

	it.each([
		['/notice/form/us.report_kind', { in: 'notice', field: 'us.report_kind', path: '/form/us.report_kind' }],
		['/form/us.injuries', { in: 'matter', field: 'us.injuries', path: '/matter/form/us.injuries' }],
		['/product_forms/7/us.lot', { in: 'product', product: '7', field: 'us.lot', path: '/matter/product_forms/7/us.lot' }],
		['/safety/harm', null]
	])('%s is kept in its place', (path, expected) => expect(placeOf(path)).toEqual(expected));

	it.each([
		['/notice/organisation/srn', '/settings'],
		['/products/7/markets', '/products/7'],
		['/products', '/disclosures/d?tab=products'],
		['/vulnerabilities/2/description', '/disclosures/d?tab=vulnerabilities&v=2&field=%2Fvulnerabilities%2F2%2Fdescription'],
		['/facts', '/disclosures/d?tab=facts'],
		['/safety/harm', '/disclosures/d?tab=overview&field=%2Fsafety%2Fharm']
	])('%s leads to %s', (path, href) => expect(recordHref(path, 'd')).toBe(href));
});
