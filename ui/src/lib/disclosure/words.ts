import type {
	AffectedStatus,
	Element,
	ExploitationStatus,
	ResolutionKind,
	RiskControl,
	Tlp
} from '$lib/ipc/types';

const options = <T extends string>(words: Record<T, string>) =>
	(Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

export const ELEMENTS: Record<Element, string> = {
	authorities: 'Authorities',
	users: 'Users',
	timeliness: 'In time',
	description: 'Description',
	severity: 'Severity',
	versions: 'Versions',
	resolution: 'Resolution'
};

export const STATUSES = options<AffectedStatus>({
	affected: 'Affected',
	not_affected: 'Not affected',
	fixed: 'Fixed',
	under_investigation: 'Under investigation'
});

export const RESOLUTIONS = options<ResolutionKind>({
	fix: 'Fix',
	fix_planned: 'Fix planned',
	mitigation: 'Compensating control',
	workaround: 'Workaround',
	no_fix_planned: 'No fix planned',
	none_available: 'None available yet'
});

export const EXPLOITATION = options<ExploitationStatus>({
	not_known: 'No exploitation is known',
	proof_of_concept: 'A proof of concept is public',
	exploited: 'It is exploited'
});

export const RISKS = options<RiskControl>({
	not_assessed: 'Not assessed yet',
	controlled: 'Controlled: sufficiently low residual risk',
	uncontrolled: 'Uncontrolled: unacceptable residual risk'
});

export const TLPS = options<Tlp>({
	CLEAR: 'TLP:CLEAR, no limit',
	GREEN: 'TLP:GREEN, the community',
	AMBER: 'TLP:AMBER, the organisation and its clients',
	'AMBER+STRICT': 'TLP:AMBER+STRICT, the organisation only',
	RED: 'TLP:RED, the named recipients only'
});

export const TO_FOLLOW = options<'description' | 'severity' | 'versions' | 'resolution'>({
	description: 'Description',
	severity: 'Severity',
	versions: 'Affected versions',
	resolution: 'Resolution'
});

export const TABS = [
	{ id: 'overview', label: 'Overview' },
	{ id: 'vulnerabilities', label: 'Vulnerabilities' },
	{ id: 'products', label: 'Products' },
	{ id: 'resolution', label: 'Resolution' },
	{ id: 'facts', label: 'Facts and obligations' },
	{ id: 'authorities', label: 'Authorities' },
	{ id: 'notices', label: 'Notices' },
	{ id: 'packs', label: 'Packs' },
	{ id: 'history', label: 'History' }
] as const;

export type TabId = (typeof TABS)[number]['id'];

/** Where the field of a path is edited: the tab, and which vulnerability. */
export function placeOf(path: string): { tab: TabId; vulnerability: number | null } {
	const [, root, index] = path.split('/');
	if (root === 'vulnerabilities') return { tab: 'vulnerabilities', vulnerability: index === undefined ? null : Number(index) };
	return { tab: root === 'products' ? 'products' : 'overview', vulnerability: null };
}
