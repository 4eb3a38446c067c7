import AlarmClock from '@lucide/svelte/icons/alarm-clock';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import Hourglass from '@lucide/svelte/icons/hourglass';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { DueItem, Group } from '$lib/ipc/types';

/** How a group is drawn and what it says about itself. */
export const GROUPS = {
	overdue: { icon: TriangleAlert, tone: 'overdue', heading: 'Overdue', rule: 'Past the legal instant' },
	today: { icon: AlarmClock, tone: 'today', heading: 'Today', rule: 'Before the authority’s day ends' },
	this_week: { icon: Hourglass, tone: 'soon', heading: 'This week', rule: 'Safe date within 7 days' },
	later: { icon: CircleCheck, tone: 'ok', heading: 'Later', rule: 'Safe date more than 7 days away' },
	without_date: { icon: CircleDot, tone: 'wait', heading: 'Without a date', rule: 'Owed, and no date can be computed' },
	waiting: { icon: CircleDashed, tone: 'wait', heading: 'Waiting for a fact', rule: 'Starts when the fact is recorded' },
	closed: { icon: CircleMinus, tone: 'wait', heading: 'Closed', rule: 'Met, or not owed' }
} as const satisfies Record<Group, unknown>;

export const GROUP_ORDER = Object.keys(GROUPS) as Group[];

interface DueGroup {
	group: Group;
	items: DueItem[];
}

/** The obligations in the groups of the screen, in their order; empty groups are left out. */
export const grouped = (items: DueItem[]): DueGroup[] =>
	GROUP_ORDER.map((group) => ({ group, items: items.filter((item) => item.obligation.group === group) })).filter(
		(entry) => entry.items.length > 0
	);

export const keyOf = (item: DueItem): string => JSON.stringify(item.obligation.key);
