import type { ApprovedNotice, SealOutcome } from '$lib/ipc/types';
import { asDeskError } from '$lib/ipc/errors';
import type { Named } from './signers.svelte';
import { plural } from '$lib/language/plural';

/** Whom the chosen notices name, place by place: a batch needs as many identities as the longest list. */
export function namedBy(notices: readonly ApprovedNotice[]): Named[] {
	const places = Math.max(0, ...notices.map(({ signatories }) => signatories.length));
	return Array.from({ length: places }, (_, index) => {
		const names = new Set(notices.map(({ signatories }) => signatories[index]).filter(Boolean));
		return { name: [...names].slice(0, 2).join(', ') + (names.size > 2 ? ` and ${names.size - 2} more` : ''), meaning: '' };
	});
}

export interface Told {
	notice: ApprovedNotice;
	state: 'sealed' | 'failed' | 'untried';
	words: string;
}

/** What became of each notice, in words; those that need a look stand first. */
export function told(outcomes: readonly SealOutcome[], notices: readonly ApprovedNotice[]): Told[] {
	const rank = { failed: 0, untried: 1, sealed: 2 };
	return outcomes
		.flatMap(({ notice: id, sealed, error }): Told[] => {
			const notice = notices.find((known) => known.notice.id === id);
			if (!notice) return [];
			if (sealed) return [{ notice, state: 'sealed', words: `${sealed.level}${sealed.demonstration ? ', with a demonstration identity' : ''}` }];
			if (error) return [{ notice, state: 'failed', words: asDeskError(error).sentence }];
			return [{ notice, state: 'untried', words: 'Stopped before its turn; it is as it was.' }];
		})
		.toSorted((left, right) => rank[left.state] - rank[right.state]);
}

/** `3 notices`. */
export const counted = (count: number): string => plural(count, ['# notice', '# notices']);

/** `12 sealed, 2 not sealed, 3 not tried`. */
export function summary(all: readonly Told[]): string {
	const count = (state: Told['state']) => all.filter((one) => one.state === state).length;
	const parts = [`${count('sealed')} sealed`];
	if (count('failed') > 0) parts.push(`${count('failed')} not sealed`);
	if (count('untried') > 0) parts.push(`${count('untried')} not tried`);
	return parts.join(', ');
}
