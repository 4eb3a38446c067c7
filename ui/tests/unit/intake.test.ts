import { describe, expect, it } from 'vitest';
import reports from '../../src/lib/ipc/fake/list_reports.json';
import { audiences, ownerOf, withOwner } from '../../src/lib/compliance/plan';
import { asTyped, draftOf, patchOf, takeOver, type ReportDraft } from '../../src/lib/intake/draft';
import { Autosave } from '../../src/lib/session/autosave.svelte';
import { COLUMNS, inColumn } from '../../src/lib/intake/words';
import { keysOf, PLACES } from '../../src/lib/shell/places';
import report from '../../src/lib/ipc/fake/show_report.IN-2026-0002.json';
import type { PlanRow, Report, ReportSummary } from '../../src/lib/ipc/types';

const rows = reports as unknown as ReportSummary[];

describe('the board of reports', () => {
	it('holds each report in one column', () => {
		const held = COLUMNS.flatMap((column) => inColumn(rows, column.id));
		expect(held).toHaveLength(rows.length);
		expect(new Set(held.map((row) => row.id)).size).toBe(rows.length);
	});
	it('puts a duplicate with what is decided, and the most urgent first', () => {
		const [row] = rows;
		if (!row?.next) throw new Error('the sample has no open clock');
		const later = { ...row, id: 'later', next: { ...row.next, due_at: '2030-01-01T00:00:00Z' } };
		const none = { ...row, id: 'none', next: null };
		expect(inColumn([none, later, row], row.state).map(({ id }) => id)).toEqual([row.id, 'later', 'none']);
		expect(inColumn([{ ...row, state_text: 'Duplicate' }], 'decided')).toHaveLength(1);
	});
});

describe('the owners of the plan', () => {
	const row = (regime: string, stage: string, audience = 'Authority'): PlanRow => ({
		regime, stage, audience, authority: '', stage_label: '', channel: '', owner: '', template: '', clock: '', starts_with: '', clause: '', is_unverified: false
	});
	it('are changed one row at a time, and others stay', () => {
		const first = withOwner([{ regime: 'gone', stage: 'old', owner: 'Somebody' }], row('us', 'report'), 'Tomas');
		expect(ownerOf(first, row('us', 'report'))).toBe('Tomas');
		const second = withOwner(withOwner(first, row('us', 'report'), 'Jana'), row('eu', 'report'), 'Tomas');
		expect(second).toHaveLength(3);
		expect(withOwner(second, row('us', 'report'), ' ').map((entry) => entry.regime)).toEqual(['gone', 'eu']);
	});
	it('stand by whom a row tells, and an audience that is not known is not lost', () => {
		const groups = audiences([row('a', '1', 'Record'), row('b', '1'), row('c', '1', 'Neighbours')]);
		expect(groups.map((group) => group.audience)).toEqual(['Authority', 'Record', 'Neighbours']);
	});
});

it('leads to each place by its own key', () => {
	const keys = PLACES.flatMap((place) => place.key ?? []);
	expect(new Set(keys).size).toBe(keys.length);
	expect(PLACES.slice(0, 8).every((place) => keysOf(place).startsWith('G '))).toBe(true);
});

describe('the fields of a report', () => {
	const saved = () => draftOf(report.report as unknown as Report);

	it('save only what was typed into', () => {
		const draft = saved();
		expect(patchOf(draft, saved())).toEqual([]);
		draft.analysis.root_cause = 'No check of the signature.';
		draft.analysis.vectors = ' CVSS:3.1/AV:N \n\n CVSS:4.0/AV:N';
		draft.reporter.language = 'de';
		const byPath = Object.fromEntries(patchOf(draft, saved()).map((step) => [step.path, 'value' in step ? step.value : null]));
		expect(byPath).toEqual({
			'/analysis/vectors': ['CVSS:3.1/AV:N', 'CVSS:4.0/AV:N'],
			'/analysis/root_cause': 'No check of the signature.',
			'/reporter/language': 'de'
		});
	});

	it('keep what was typed when the report is read again, and take the rest', () => {
		const [draft, fresh] = [saved(), saved()];
		draft.analysis.root_cause = 'Typed here';
		fresh.analysis.root_cause = 'Saved elsewhere';
		fresh.reporter.name = 'Saved elsewhere';
		takeOver(draft, saved(), fresh);
		expect(draft.analysis.root_cause).toBe('Typed here');
		expect(draft.reporter.name).toBe('Saved elsewhere');
		expect(patchOf(draft, fresh).map((step) => step.path)).toEqual(['/analysis/root_cause']);
	});

	it('keep an empty line that is being typed', () => {
		const draft = saved();
		draft.analysis.vectors = 'CVSS:3.1/AV:N\n';
		const fresh = saved();
		fresh.analysis.vectors = 'CVSS:3.1/AV:N';
		expect(asTyped(fresh, draft).analysis.vectors).toBe('CVSS:3.1/AV:N\n');
		fresh.analysis.vectors = 'CVSS:4.0/AV:N';
		expect(asTyped(fresh, draft).analysis.vectors).toBe('CVSS:4.0/AV:N');
	});

	it('are written as they are typed, with what another step changed meanwhile', async () => {
		const written: string[][] = [];
		const auto = new Autosave<ReportDraft>(saved(), 1, (now, before, revision) => {
			written.push(patchOf(now, before).map((step) => step.path));
			return Promise.resolve(revision + 1);
		});
		auto.record.analysis.root_cause = 'No check of the signature.';
		const fresh = saved();
		fresh.analysis.related = 'IN-2026-0001';
		auto.adopt(fresh, 5, takeOver);
		expect([auto.record.analysis.related, auto.record.analysis.root_cause, auto.revision]).toEqual(['IN-2026-0001', 'No check of the signature.', 5]);
		await auto.flush();
		expect(written).toEqual([['/analysis/root_cause']]);
		expect(auto.dirty).toBe(false);
		// What was read before the save takes nothing back.
		auto.adopt(saved(), 5, takeOver);
		expect(auto.record.analysis.root_cause).toBe('No check of the signature.');
		auto.adopt(saved(), 9, takeOver);
		expect([auto.record.analysis.related, auto.revision]).toEqual([saved().analysis.related, 9]);
	});
});
