import { describe, expect, it } from 'vitest';
import { extendedOf, keepExtended } from '../../src/lib/disclosure/rubric-note';
import { STANDARDS } from '../../src/lib/severity/metrics';
import { asked, extendedVector, proposed, QUESTIONS, readExtended, type RubricAnswers } from '../../src/lib/severity/rubric';
import { missingIn, readVector, writeVector } from '../../src/lib/severity/vector';
import view from '../../src/lib/ipc/fake/show_disclosure.01a1a59d-6c80-7000-8000-000000010020.json';

/** Every metric and its values, as the tables of the two specifications have them (v3.1 section 6, v4.0 section 7). */
const SPEC = {
	'3.1': {
		base: { AV: 'N A L P', AC: 'L H', PR: 'N L H', UI: 'N R', S: 'U C', C: 'H L N', I: 'H L N', A: 'H L N' },
		threat: { E: 'X H F P U', RL: 'X U W T O', RC: 'X C R U' },
		environmental: {
			CR: 'X H M L', IR: 'X H M L', AR: 'X H M L', MAV: 'X N A L P', MAC: 'X L H', MPR: 'X N L H', MUI: 'X N R', MS: 'X U C', MC: 'X H L N', MI: 'X H L N', MA: 'X H L N'
		}
	},
	'4.0': {
		base: { AV: 'N A L P', AC: 'L H', AT: 'N P', PR: 'N L H', UI: 'N P A', VC: 'H L N', VI: 'H L N', VA: 'H L N', SC: 'H L N', SI: 'H L N', SA: 'H L N' },
		threat: { E: 'X A P U' },
		environmental: {
			CR: 'X H M L', IR: 'X H M L', AR: 'X H M L', MAV: 'X N A L P', MAC: 'X L H', MAT: 'X N P', MPR: 'X N L H', MUI: 'X N P A',
			MVC: 'X H L N', MVI: 'X H L N', MVA: 'X H L N', MSC: 'X H L N', MSI: 'X S H L N', MSA: 'X S H L N'
		},
		supplemental: { S: 'X P N', AU: 'X N Y', R: 'X A U I', V: 'X D C', RE: 'X L M H', U: 'X Clear Green Amber Red' }
	}
} as const;

describe('the metrics', () => {
	for (const version of ['3.1', '4.0'] as const) {
		it(`of v${version} are those of the specification, with their letters and in their order`, () => {
			const ours = Object.fromEntries(
				STANDARDS[version].groups.map((group) => [group.id, Object.fromEntries(group.metrics.map((metric) => [metric.id, metric.values.map((value) => value.id).join(' ')]))])
			);
			expect(ours).toEqual(SPEC[version]);
			expect(STANDARDS[version].groups.map((group) => group.metrics.map((metric) => metric.id))).toEqual(Object.values(SPEC[version]).map((metrics) => Object.keys(metrics)));
		});
		it(`of v${version} each say what they ask, and each value what it means`, () => {
			for (const metric of STANDARDS[version].groups.flatMap((group) => group.metrics)) {
				expect(metric.name && metric.asks).toBeTruthy();
				for (const value of metric.values) expect(value.name && value.means, `${metric.id}:${value.id}`).toMatch(/\.$/);
			}
		});
	}
});

describe('a vector', () => {
	it('of the record is read and written as it was', () => {
		const vectors = view.vulnerabilities.flatMap((entry) => entry.vectors).map((entry) => entry.rating?.vector ?? '');
		expect(vectors.length).toBeGreaterThan(2);
		for (const vector of vectors) {
			const { version, picks, problems } = readVector(vector);
			expect(problems).toEqual([]);
			expect(version && missingIn(version, picks)).toEqual([]);
			expect(version && writeVector(version, picks)).toBe(vector);
		}
	});

	it('leaves out what is not defined, and stands in the order of the specification', () => {
		const { picks } = readVector('CVSS:3.1/A:H/I:N/C:N/S:U/UI:N/PR:N/AC:L/AV:A/E:X/CR:X/MA:L/RL:O');
		expect(writeVector('3.1', picks)).toBe('CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/RL:O/MA:L');
	});

	it('is read out of brackets', () => {
		expect(readVector(' (CVSS:3.0/AV:P/AC:H) ')).toEqual({ version: '3.0', picks: { AV: 'P', AC: 'H' }, problems: [] });
	});

	it('says what it does not understand', () => {
		expect(readVector('CVSS:3.1/AV:Q/ZZ:1/AC:L/AC:H').problems).toEqual([
			'Attack Vector (AV) has no value “Q”.',
			'CVSS 3.1 has no metric “ZZ”.',
			'Attack Complexity (AC) stands twice.'
		]);
		expect(readVector('AV:N/AC:L').problems).toHaveLength(1);
		expect(readVector('CVSS:2.0/AV:N').problems).toEqual(['CVSS 2.0 has no calculator here.']);
		expect(readVector('').problems).toEqual([]);
	});

	it('names the base metrics that are missing', () => {
		expect(missingIn('4.0', readVector('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:H/SC:N/SI:N').picks)).toEqual(['Subsequent System Availability']);
	});
});

describe('the rubric for medical devices', () => {
	const impacts = (metric: string, given: string): RubricAnswers =>
		Object.fromEntries([...'PDTWSO'].map((kind, index) => [`X${metric}${kind}`, given[index]])) as RubricAnswers;

	it('has the keys that are published', () => {
		expect(QUESTIONS.map((question) => question.key).join(' ')).toBe(
			'XAVN XAVT XAVW XAVR XAVP XAVPA XACL XPRL XPRZ XPRS XUI XS XCP XCPM XCD XCT XCW XCS XCO XIP XID XIT XIW XIS XIO XAP XAD XAT XAW XAS XAO'
		);
	});

	it('asks only what the answers lead to', () => {
		const keys = (answers: RubricAnswers) => asked(answers).map((question) => question.key);
		expect(keys({})).not.toContain('XAVT');
		expect(keys({ XAVN: 'Y', XAVT: 'N', XAVW: 'Y' })).toContain('XAVR');
		expect(keys({ XAVN: 'N', XAVP: 'Y' })).toContain('XAVPA');
	});

	it('proposes only where its questions are answered, and the worst where nothing is known', () => {
		expect(proposed({})).toEqual({});
		expect(proposed({ XAVN: 'Y', XAVT: 'N' })).toEqual({});
		expect(proposed({ XAVN: 'Y', XAVT: 'N', XAVW: 'Y', XAVR: 'N' })).toEqual({ AV: 'A' });
		expect(proposed({ XAVN: 'N', XAVP: 'Y' })).toEqual({ AV: 'P' });
		expect(proposed({ XAVN: 'U', XACL: 'U', XPRL: 'U', XUI: 'U', XS: 'U' })).toEqual({ AV: 'N', AC: 'L', PR: 'N', UI: 'N', S: 'C' });
		expect(proposed({ XPRL: 'Y', XPRZ: 'Y', XPRS: 'Y' })).toEqual({ PR: 'H' });
	});

	it('takes the worst answer over the kinds of data', () => {
		expect(proposed(impacts('A', 'NNYNNN'))).toEqual({ A: 'H' });
		expect(proposed(impacts('I', 'NNNNNU'))).toEqual({ I: 'H' });
		expect(proposed(impacts('I', 'NNNNNN'))).toEqual({ I: 'N' });
		expect(proposed({ ...impacts('C', 'YNNNNN'), XCPM: 'N' })).toEqual({ C: 'L' });
		expect(proposed({ ...impacts('C', 'YNNNNY'), XCPM: 'N' })).toEqual({ C: 'H' });
	});

	it('is written and read again, without questions that were not reached', () => {
		const text = extendedVector({ XAVN: 'Y', XAVT: 'Y', XAVR: 'N', XUI: 'U' });
		expect(text).toBe('XAVN:Y/XAVT:Y/XUI:U');
		expect(readExtended(`${text}/XNO:Y/XS:maybe`)).toEqual({ XAVN: 'Y', XAVT: 'Y', XUI: 'U' });
	});

	it('is kept with its vector, and goes with it', () => {
		const notes = [{ category: 'other', title: 'Something else', text: 'CVSS:3.1/AV:N stays' }];
		keepExtended(notes, '', 'CVSS:3.1/AV:N', 'XAVN:Y');
		keepExtended(notes, '', 'CVSS:3.1/AV:P', 'XAVN:N');
		expect(extendedOf(notes, 'CVSS:3.1/AV:N')).toBe('XAVN:Y');
		keepExtended(notes, 'CVSS:3.1/AV:N', 'CVSS:3.1/AV:A', 'XAVN:Y/XAVT:N');
		expect(extendedOf(notes, 'CVSS:3.1/AV:N')).toBe('');
		expect(extendedOf(notes, 'CVSS:3.1/AV:A')).toBe('XAVN:Y/XAVT:N');
		keepExtended(notes, 'CVSS:3.1/AV:A', 'CVSS:4.0/AV:A', '');
		expect(notes.map((note) => note.text)).toEqual(['CVSS:3.1/AV:N stays', 'CVSS:3.1/AV:P XAVN:N']);
	});
});
