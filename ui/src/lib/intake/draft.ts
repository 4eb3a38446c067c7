import type { JsonValue } from '$lib/ipc/bindings/serde_json/JsonValue';
import type { Report, SetField } from '$lib/ipc/types';

/** What of a report is typed on its screen; the vectors stand one a line. */
export interface ReportDraft {
	analysis: Omit<Report['analysis'], 'vectors'> & { vectors: string };
	reporter: Report['reporter'];
}

export const draftOf = ({ analysis, reporter }: Report): ReportDraft => ({
	analysis: { ...analysis, vectors: analysis.vectors.join('\n') },
	reporter: { ...reporter }
});

/** A state that was read anew, with the lines as they are being typed where they say the same: an empty line is no vector yet. */
export function asTyped(fresh: ReportDraft, draft: ReportDraft): ReportDraft {
	const says = (text: string) => lines(text).join('\n');
	const typed = draft.analysis.vectors;
	return says(typed) === says(fresh.analysis.vectors) ? { ...fresh, analysis: { ...fresh.analysis, vectors: typed } } : fresh;
}

const PARTS = ['analysis', 'reporter'] as const;

/** Takes what was saved meanwhile into the fields that nobody typed into; what was typed stays. */
export function takeOver(draft: ReportDraft, before: ReportDraft, fresh: ReportDraft): void {
	for (const part of PARTS) {
		const [mine, old, now] = [draft[part], before[part], fresh[part]] as Record<string, JsonValue>[];
		if (!mine || !old || !now) continue;
		for (const [field, value] of Object.entries(now)) if (mine[field] === old[field]) mine[field] = value;
	}
}

const lines = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** Only the fields that were typed into, so that a save overwrites nothing else. */
export function patchOf(draft: ReportDraft, before: ReportDraft): SetField[] {
	return PARTS.flatMap((part) => {
		const [mine, old] = [draft[part], before[part]] as Record<string, JsonValue>[];
		return Object.entries(mine ?? {})
			.filter(([field, value]) => value !== old?.[field])
			.map(([field, value]): SetField => ({ op: 'replace', path: `/${part}/${field}`, value: field === 'vectors' ? lines(String(value)) : value }));
	});
}
