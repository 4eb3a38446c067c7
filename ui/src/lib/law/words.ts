import type { Confidence, DutyKind, PackChangeKind, RuleBookRegime } from '$lib/ipc/types';
import { collator, language } from '$lib/language/language';

export const CONFIDENCE: Record<Confidence, string> = {
	verified: 'Checked against the official text',
	'verified-secondary': 'Only secondary sources were read',
	conflicting: 'Sources disagree, or the text allows two readings',
	'from-memory': 'Not checked'
};

export const DUTIES: Record<DutyKind, string> = { law: 'Law', guidance: 'Guidance', practice: 'Practice', proposal: 'Proposal, not in force' };

export const PACK_CHANGES: Record<PackChangeKind, string> = { added: 'New', superseded: 'Superseded', changed: 'Changed', removed: 'Removed' };

const PLACES = new Intl.DisplayNames(language, { type: 'region' });

/** `United States`, `European Union`; what is of no country holds everywhere. */
export function jurisdictionText(code: string): string {
	if (code === 'INT') return 'Standards and practices';
	try {
		return PLACES.of(code) ?? code;
	} catch {
		return code;
	}
}

/** The regimes by jurisdiction, in alphabetical order; standards come last. */
export function byJurisdiction(regimes: RuleBookRegime[]): { name: string; regimes: RuleBookRegime[] }[] {
	const names = new Map<string, RuleBookRegime[]>();
	for (const regime of regimes) {
		const name = regime.own ? 'Your own rules' : jurisdictionText(regime.jurisdiction);
		names.set(name, [...(names.get(name) ?? []), regime]);
	}
	const last = 'Standards and practices';
	return [...names]
		.map(([name, known]) => ({ name, regimes: known }))
		.sort((a, b) => Number(a.name === last) - Number(b.name === last) || collator.compare(a.name, b.name));
}
