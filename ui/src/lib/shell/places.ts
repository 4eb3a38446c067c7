/** Every screen: where it stands, and the letter that leads there after G. */
interface Place {
	id: string;
	label: string;
	href: string;
	/** The letter after G; nothing where only the palette leads there. */
	key?: string;
	/** What it belongs to, or other words that people look for it by. */
	detail?: string;
}

const SCREENS = [
	{ id: 'due', label: 'Due', href: '/', key: 'd' },
	{ id: 'list', label: 'Disclosures', href: '/disclosures', key: 'l' },
	{ id: 'intake', label: 'Intake', href: '/intake', key: 'i', detail: 'reports received' },
	{ id: 'products', label: 'Products', href: '/products', key: 'p' },
	{ id: 'compliance', label: 'Compliance', href: '/compliance', key: 'c', detail: 'clauses and evidence' },
	{ id: 'history', label: 'History', href: '/history', key: 'h' },
	{ id: 'verify', label: 'Verify a file', href: '/verify', key: 'v', detail: 'PDF, pack, binder' },
	{ id: 'report', label: 'Inspector’s report', href: '/report', key: 'r', detail: 'PDF, Excel' },
	{ id: 'help', label: 'Guide', href: '/help', key: 'u', detail: 'help, how it works' },
	{ id: 'settings', label: 'Settings', href: '/settings', key: 's', detail: /* @wc-include */ 'organisation' }
] as const satisfies readonly Place[];

/** Parts of a screen that have a place of their own. */
const PARTS: readonly Place[] = [
	{ id: 'due-calendar', label: 'Due, as a calendar', href: '/?view=calendar', key: 'm', detail: /* @wc-include */ 'month' },
	{ id: 'due-timeline', label: 'Due, as a timeline', href: '/?view=timeline', key: 't' },
	{ id: 'intake-board', label: 'Intake, as a board', href: '/intake?view=board', key: 'b', detail: /* @wc-include */ 'triage' },
	{ id: 'documents', label: 'Documents and channel', href: '/compliance?tab=documents', detail: 'Compliance' },
	{ id: 'evidence', label: 'Evidence scan', href: '/compliance?tab=evidence', detail: 'Compliance' },
	{ id: 'measures', label: 'Measures', href: '/compliance?tab=measures', detail: 'Compliance' },
	{ id: 'statement', label: 'Statement', href: '/compliance?tab=statement', detail: 'Compliance' },
	{ id: 'rules', label: 'Authorities and rules', href: '/settings?tab=rules', detail: 'Settings' },
	{ id: 'calendars', label: 'Calendars', href: '/settings?tab=calendars', detail: 'Settings' },
	{ id: 'reminders', label: 'Reminders', href: '/settings?tab=reminders', detail: 'Settings' },
	{ id: 'sealing', label: 'Sealing and signing identities', href: '/settings?tab=sealing', detail: 'Settings' },
	{ id: 'backup', label: 'Backup and restore', href: '/settings?tab=backup', detail: 'Settings' },
	{ id: 'program', label: 'Appearance and program', href: '/settings?tab=program', detail: 'Settings' }
];

export const PLACES: readonly Place[] = [...SCREENS, ...PARTS];

/** `G I`, as keys are written on the screen. */
export const keysOf = (place: Place): string => (place.key ? `G ${place.key.toUpperCase()}` : '');

/** The place in the words of its key, for a tooltip: `Intake (G I)`. */
export function tipOf(href: string, label: string): string {
	const known = PLACES.find((place) => place.href === href);
	return known?.key ? `${label} (${keysOf(known)})` : label;
}
