import { setText } from './window.js';
import { click, expect, focusedDay, focusShown, path, steps } from './steps.js';

/** What is due, as a list, a calendar and a time line. */
export const DUE = [
	{ name: 'due', german: true, path: '/', ready: 'why-panel' },
	{ name: 'due-working', german: true, path: '/', state: 'working', ready: 'due-working' },
	{ name: 'due-unreadable', path: '/', state: 'unreadable', act: (page) => page.getByRole('alert').waitFor() },
	{ name: 'due-odd', path: '/', state: 'odd', ready: 'due-clock' },
	{ name: 'due-decide', path: '/', act: click('does-not-apply') },
	{ name: 'due-travel', path: '/', act: steps(click('open-travel'), (page) => page.getByTestId('travel-moment').fill('2026-11-10 09:00')) },
	{ name: 'due-calendar', german: true, path: '/?view=calendar', ready: 'month-grid' },
	{ name: 'due-calendar-next', path: '/?view=calendar', ready: 'month-grid', act: steps(click('month-after'), (page) => page.keyboard.press('j')) },
	{
		// By the keys alone: to another day, into its dates, back, and to the next month.
		name: 'due-calendar-keys',
		path: '/?view=calendar',
		ready: 'month-grid',
		act: async (page) => {
			await page.locator('[data-day="2026-11-23"]').focus();
			await page.keyboard.press('Enter');
			await expect(page, focusedDay, 'month-chip');
			await page.keyboard.press('Escape');
			await expect(page, focusedDay, '2026-11-23');
			const narrow = (await page.getByRole('columnheader').count()) === 0;
			await page.keyboard.press('ArrowRight');
			await expect(page, focusedDay, narrow ? '2026-11-25' : '2026-11-24');
			await page.keyboard.press('Home');
			await expect(page, focusedDay, '2026-11-23');
			await page.keyboard.press('PageDown');
			await expect(page, async (shown) => (narrow ? /^Jan.* 2027$/ : /^De[cz]ember 2026$/).test((await shown.getByTestId('month-title').textContent()) ?? ''), true);
		}
	},
	{
		// Larger text hides the day that has the focus, in a window of the same size: the next step near it gets the focus.
		name: 'due-calendar-hidden-day',
		path: '/?view=calendar',
		ready: 'month-grid',
		act: async (page) => {
			const day = page.locator('.day.empty:not(.today)').first();
			await page.setViewportSize({ width: 1440, height: 900 });
			await setText(page, 100);
			await expect(page, () => day.isVisible(), true);
			await day.evaluate((element) => element.focus());
			await setText(page, 200);
			await expect(page, () => day.isVisible(), false);
			await expect(page, focusShown, true);
			await setText(page, 100);
			await expect(page, focusShown, true);
		}
	},
	{
		// The view is kept when another screen was looked at in between, and a key leads there.
		name: 'due-remembered',
		path: '/?view=timeline',
		ready: 'timeline',
		act: async (page) => {
			await page.keyboard.press('g');
			await page.keyboard.press('c');
			await expect(page, path, '/compliance');
			await page.keyboard.press('g');
			await page.keyboard.press('d');
			await expect(page, path, '/?view=timeline');
			await page.getByTestId('due-authority').selectOption('US FDA');
			await page.keyboard.press('ArrowDown');
			await expect(page, (shown) => shown.getByTestId('timeline-row').count(), 3);
		}
	},
	{ name: 'due-calendar-travel', path: '/?view=calendar', ready: 'month-grid', act: steps(click('open-travel'), (page) => page.getByTestId('travel-moment').fill('2026-12-08 09:00')) },
	{ name: 'due-timeline', german: true, path: '/?view=timeline', ready: 'timeline' },
	{ name: 'due-timeline-authority', path: '/?view=timeline', ready: 'timeline', act: steps(click('lanes-authority'), click('span-half')) },
	{ name: 'due-copy', path: '/', act: click('copy-menu') },
	{ name: 'due-export', path: '/', act: click('due-export') },
	{ name: 'due-assign', path: '/', act: click('assign') },
	{ name: 'due-none', german: true, path: '/', act: (page) => page.getByTestId('due-filter').fill('no such authority') }
];
