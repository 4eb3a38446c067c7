import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartGantt from '@lucide/svelte/icons/chart-gantt';
import List from '@lucide/svelte/icons/list';

/** The ways of looking at what is due. */
export const VIEWS = [
	{ id: 'list', label: 'List', icon: List, href: '/?view=list' },
	{ id: 'calendar', label: 'Calendar', icon: CalendarDays, href: '/?view=calendar' },
	{ id: 'timeline', label: 'Timeline', icon: ChartGantt, href: '/?view=timeline' }
] as const;

export type ViewId = (typeof VIEWS)[number]['id'];

/** How the screen was looked at last, until the window closes. */
class Remembered {
	view = $state<ViewId>('list');
	/** The obligation that was looked at. */
	chosen = $state<string | null>(null);
	/** Whether the panel of reasons stands beside it. */
	panel = $state(true);
	lanes = $state<'disclosure' | 'authority'>('disclosure');
}

export const remembered = new Remembered();

/** The view that an address names; the one of last time where it names none. */
export const viewOf = (named: string | null): ViewId => VIEWS.find((view) => view.id === named)?.id ?? remembered.view;
