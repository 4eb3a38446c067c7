import type { PlanOwner, PlanRow } from '$lib/ipc/types';

const LABELS: Record<string, string> = {
	Users: 'Users of the products',
	Authority: 'Authorities',
	Public: 'The public and those who report',
	Record: 'Within the company, and those who report'
};

/** The rows by whom they tell, as the plan itself has them. */
export function audiences(rows: PlanRow[]): { audience: string; label: string; rows: PlanRow[] }[] {
	return [...Object.keys(LABELS), ...rows.map((row) => row.audience)]
		.filter((audience, index, all) => all.indexOf(audience) === index)
		.map((audience) => ({ audience, label: LABELS[audience] ?? audience, rows: rows.filter((row) => row.audience === audience) }))
		.filter((group) => group.rows.length > 0);
}

const isOf = (entry: PlanOwner, { regime, stage }: PlanRow) => entry.regime === regime && entry.stage === stage;

/** Who was named for a row; blank means the owner of the procedure. */
export const ownerOf = (owners: PlanOwner[], row: PlanRow): string => owners.find((entry) => isOf(entry, row))?.owner ?? '';

/** The owners with another one for a row; without a name, its entry goes. Entries of rows that are not shown stay. */
export function withOwner(owners: PlanOwner[], row: PlanRow, owner: string): PlanOwner[] {
	const others = owners.filter((entry) => !isOf(entry, row));
	return owner.trim() === '' ? others : [...others, { regime: row.regime, stage: row.stage, owner }];
}
