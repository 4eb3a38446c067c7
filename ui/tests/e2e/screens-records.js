import { disclosure, product, click, expect, path, fill, steps, approved, compared } from './steps.js';

/** Records that go in and back: products, the history; and the window itself. */
export const RECORDS = [
	{ name: 'about', path: '/', act: (page) => page.evaluate(() => window.dispatchEvent(new CustomEvent('desk-menu', { detail: 'about' }))) },
	{ name: 'menu-go', path: '/', act: steps((page) => page.evaluate(() => window.dispatchEvent(new CustomEvent('desk-menu', { detail: 'go-products' }))), (page) => expect(page, path, '/products')) },
	{ name: 'lock', path: '/', act: steps((page) => page.keyboard.press('Control+l'), (page) => page.getByTestId('lock-screen').waitFor()) },
	{
		// What was typed stands there again; a passphrase does not.
		name: 'lock-passphrase',
		path: `/disclosures/${disclosure}?tab=notices`,
		state: 'long',
		act: steps(...approved, click('seal'), fill('passphrase', 'secret that is forgotten'), (page) => page.keyboard.press('Control+l'), fill('lock-passphrase', 'wrong'), click('unlock'), (page) => page.getByText('not the passphrase of the lock').waitFor())
	},
	{
		name: 'lock-unlocked',
		path: `/disclosures/${disclosure}?tab=notices`,
		state: 'long',
		act: steps(
			...approved,
			click('seal'),
			fill('passphrase', 'secret that is forgotten'),
			(page) => page.keyboard.press('Control+l'),
			fill('lock-passphrase', '4711'),
			click('unlock'),
			(page) => page.getByTestId('lock-screen').waitFor({ state: 'detached' }),
			(page) => expect(page, (shown) => shown.getByTestId('passphrase').first().inputValue(), '')
		)
	},
	{
		// People come back to a list as they left it; another register begins anew.
		name: 'lists-as-left',
		path: '/disclosures',
		many: 3000,
		act: async (page) => {
			const away = async () => (await click('nav-verify')(page), await page.getByTestId('drop-zone').waitFor());
			const value = (testid) => (shown) => shown.getByTestId(testid).first().inputValue();
			const top = (testid) => page.getByTestId(testid).evaluate((rows) => Math.round(rows.scrollTop));
			await fill('disclosure-filter', '2026')(page);
			await page.getByTestId('disclosure-row').first().waitFor();
			await page.getByTestId('disclosure-scroll').evaluate((rows) => (rows.scrollTop = 9000));
			await page.waitForTimeout(300);
			const [left, first] = [await top('disclosure-scroll'), await page.getByTestId('disclosure-row').first().innerText()];
			await away();
			await click('nav-disclosures')(page);
			await expect(page, value('disclosure-filter'), '2026');
			await expect(page, () => top('disclosure-scroll'), left);
			await expect(page, (shown) => shown.getByTestId('disclosure-row').first().innerText(), first);
			await fill('disclosure-filter', '')(page);
			await expect(page, () => top('disclosure-scroll'), 0);
			for (const [place, box, words] of [['products', 'product-filter', 'pump'], ['intake', 'report-filter', 'IN-2026'], ['history', 'history-words', 'exploit']]) {
				await click(`nav-${place}`)(page);
				await fill(box, words)(page);
				await away();
				await click(`nav-${place}`)(page);
				await expect(page, value(box), words);
			}
			// The history of one record is not narrowed by what the whole was narrowed to.
			await page.getByTestId('nav-products').click();
			await page.getByTestId('product-row').first().click();
			await click('own-history')(page);
			await page.getByTestId('history-one-record').waitFor();
			await expect(page, value('history-words'), '');
			await click('nav-due')(page);
			await page.getByTestId('due-row').nth(2).click();
			const chosen = (shown) => shown.locator('[data-testid=due-row][aria-selected=true]').innerText();
			const row = await chosen(page);
			await away();
			await click('nav-due')(page);
			await expect(page, chosen, row);
			await page.evaluate(() => window.dispatchEvent(new CustomEvent('desk-menu', { detail: 'open-register' })));
			await click('nav-products')(page);
			await expect(page, value('product-filter'), '');
		}
	},
	{
		// Words find a weakness; a number alone gets its name when the field is left.
		name: 'disclosure-weakness',
		path: `/disclosures/${disclosure}?tab=vulnerabilities`,
		act: steps(
			fill('vulnerability-cwe', '319; hard-coded pass'),
			(page) => page.getByTestId('weaknesses-offered').waitFor(),
			click('weakness-offered'),
			(page) => expect(page, (shown) => shown.getByTestId('vulnerability-cwe').inputValue(), '319; CWE-259 Use of Hard-coded Password'),
			(page) => expect(page, (shown) => shown.evaluate(() => document.activeElement?.getAttribute('data-testid')), 'vulnerability-cwe'),
			fill('vulnerability-cwe', '319; CWE-259 Use of Hard-coded Password; '),
			(page) => page.keyboard.press('Tab'),
			(page) =>
				expect(page, (shown) => shown.getByTestId('vulnerability-cwe').inputValue(), 'CWE-319 Cleartext Transmission of Sensitive Information; CWE-259 Use of Hard-coded Password'),
			fill('vulnerability-cwe', 'CWE-319 Cleartext Transmission of Sensitive Information; out-of-bounds'),
			(page) => page.getByTestId('weaknesses-offered').waitFor()
		)
	},
	{
		// What is typed key by key stands as it is typed: a comma begins the next name, and what is no number stays, with a word about it.
		name: 'typed-by-key',
		path: `/disclosures/${disclosure}?tab=vulnerabilities`,
		act: async (page) => {
			const type = (testid, text) => page.getByTestId(testid).first().pressSequentially(text);
			await page.getByRole('button', { name: 'Add a credit' }).click();
			await type('credit-names', 'Ann Ash, Ben Birk, ');
			await expect(page, (shown) => shown.getByTestId('credit-names').first().inputValue(), 'Ann Ash, Ben Birk, ');
			await page.keyboard.press('Tab');
			await expect(page, (shown) => shown.getByTestId('credit-names').first().inputValue(), 'Ann Ash, Ben Birk');
			await click('nav-compliance')(page);
			await page.getByRole('link', { name: 'Documents and channel' }).click();
			await page.getByTestId('policy-languages').fill('');
			await type('policy-languages', 'de, en, fr');
			await expect(page, (shown) => shown.getByTestId('policy-languages').inputValue(), 'de, en, fr');
			await page.getByTestId('triage-hours').fill('7 days');
			await page.getByText('is no whole number').waitFor();
			await page.getByTestId('policy-address').fill('https://nordlicht.example/cvd');
			await expect(page, (shown) => shown.getByTestId('save-state').getAttribute('data-state'), 'saved');
			await click('nav-verify')(page);
			await click('nav-compliance')(page);
			await page.getByRole('link', { name: 'Documents and channel' }).click();
			// It was saved as it was typed.
			await expect(page, (shown) => shown.getByTestId('policy-address').inputValue(), 'https://nordlicht.example/cvd');
			await page.getByTestId('triage-hours').fill('7 days');
			await page.getByText('is no whole number').scrollIntoViewIfNeeded();
		}
	},
	{
		// The analysis of a report is saved as it is typed, and a vector that can't be read says so.
		name: 'report-as-typed',
		path: '/intake/IN-2026-0002',
		ready: 'report',
		act: steps(
			fill('analysis-cause', 'The library was never updated.'),
			(page) => page.getByTestId('analysis-vectors').pressSequentially('CVSS:3.1/AV:N\n'),
			(page) => expect(page, (shown) => shown.getByTestId('save-state').getAttribute('data-state'), 'saved'),
			click('nav-verify'),
			click('nav-intake'),
			(page) => page.getByTestId('report-row').filter({ hasText: 'IN-2026-0002' }).click(),
			(page) => page.getByTestId('report').waitFor(),
			(page) => expect(page, (shown) => shown.getByTestId('analysis-cause').inputValue(), 'The library was never updated.')
		)
	},
	{
		// What is removed by a slip comes back, and the focus is never lost.
		name: 'row-removed',
		path: `/products/${product}`,
		act: async (page) => {
			const focus = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.getAttribute('aria-label'));
			const first = await page.getByTestId('version-name').first().inputValue();
			await page.getByRole('button', { name: 'Remove version 1' }).click();
			await expect(page, focus, 'undo-remove');
			await page.keyboard.press('Enter');
			await expect(page, (shown) => shown.getByTestId('version-name').first().inputValue(), first);
			await expect(page, focus, 'Remove version 1');
			await page.keyboard.press('Enter');
			await page.getByTestId('undo-remove').waitFor();
		}
	},
	{
		// The last of several vulnerabilities is removed: another one is shown, and the focus is on the list.
		name: 'vulnerability-removed',
		path: `/disclosures/${disclosure}?tab=vulnerabilities`,
		act: async (page) => {
			const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('data-testid'));
			await page.getByTestId('vulnerability-row').last().click();
			const title = await page.getByTestId('vulnerability-title').inputValue();
			await click('remove-vulnerability')(page);
			await expect(page, focus, 'Keep');
			await page.keyboard.press('Enter');
			await expect(page, focus, 'Remove…');
			await page.keyboard.press('Enter');
			await click('remove-vulnerability-confirm')(page);
			await expect(page, async (shown) => (await shown.getByTestId('vulnerability-title').inputValue()) !== title, true);
			await expect(page, (shown) => shown.evaluate(() => document.activeElement?.getAttribute('data-testid')), 'vulnerability-row');
		}
	},
	{
		// Esc throws nothing away that was written without a question; Esc once more goes back to it.
		name: 'dialog-written',
		path: '/intake',
		act: async (page) => {
			await click('new-report')(page);
			await page.keyboard.press('Escape');
			await page.getByTestId('new-report-dialog').waitFor({ state: 'detached' });
			await click('new-report')(page);
			await fill('report-text', 'The pump of ward 4 answers on a port that nobody knows.')(page);
			await page.keyboard.press('Escape');
			await page.getByTestId('keep-writing').waitFor();
			await page.keyboard.press('Escape');
			await page.getByTestId('keep-writing').waitFor({ state: 'detached' });
			await expect(page, (shown) => shown.evaluate(() => document.activeElement?.getAttribute('data-testid')), 'report-text');
			await page.getByRole('button', { name: 'Close', exact: true }).click();
			await click('discard')(page);
			await page.getByTestId('new-report-dialog').waitFor({ state: 'detached' });
			await click('new-report')(page);
			await fill('report-text', 'The pump of ward 4 answers on a port that nobody knows.')(page);
			await page.keyboard.press('Escape');
			await page.getByTestId('keep-writing').waitFor();
		}
	},
	{
		// What one step refuses stands at its own field only.
		name: 'report-step-refused',
		path: '/intake/IN-2026-0003',
		ready: 'report',
		act: async (page) => {
			await page.getByLabel('Answer').first().selectOption('no');
			await click('judge-applicable')(page);
			await page.getByText('need a reason').first().waitFor();
			await expect(page, (shown) => shown.getByText('need a reason').count(), 1);
		}
	},
	{
		// What is saved by a button is kept until it is pressed, and says so.
		name: 'settings-not-saved',
		path: '/settings?tab=sealing',
		ready: 'sealing-authority',
		act: steps(
			fill('sealing-authority', 'http://tsa.example/other'),
			(page) => page.getByText('Not saved yet').waitFor(),
			click('nav-verify'),
			click('nav-settings'),
			click('tab-sealing'),
			(page) => expect(page, (shown) => shown.getByTestId('sealing-authority').inputValue(), 'http://tsa.example/other'),
			(page) => page.getByText('Not saved yet').scrollIntoViewIfNeeded()
		)
	},
	{ name: 'history', german: true, path: '/history' },
	{ name: 'history-narrowed', path: '/history', act: steps((page) => page.getByTestId('history-person').selectOption('Tomas Lindqvist'), fill('history-words', 'exploit'), fill('history-from', '20 Nov 2026')) },
	{ name: 'history-compare', path: '/history', act: steps(compared, (page) => page.getByTestId('differences').waitFor()) },
	{ name: 'history-restore', path: '/history', act: steps(compared, click('compare-restore'), (page) => page.getByTestId('restore-reason').waitFor(), click('restore-confirm')) },
	{
		name: 'history-restore-conflict',
		path: '/history',
		state: 'wrong',
		act: steps(compared, click('compare-restore'), fill('restore-reason', 'The summary was typed over by mistake.'), click('restore-confirm'), (page) => page.getByText('Look again').waitFor())
	},
	{ name: 'history-export', path: '/history', act: click('history-table') },
	{ name: 'history-one-record', path: `/history?record=${disclosure}`, ready: 'history-one-record' },
	{ name: 'history-verified', path: '/history', act: click('verify-history') },
	{ name: 'products', path: '/products' },
	{ name: 'products-import-menu', path: '/products', act: click('import-products') },
	{ name: 'products-import', path: '/products', act: steps(click('import-products'), click('import-choose'), (page) => page.getByTestId('import-lines').waitFor()) },
	{ name: 'products-import-refused', path: '/products', state: 'wrong', act: steps(click('import-products'), click('import-choose'), click('lines-refused')) },
	{ name: 'products-imported', path: '/products', act: steps(click('import-products'), click('import-choose'), click('import-confirm'), (page) => page.getByText('Imported: ').waitFor()) },
	{ name: 'product', path: `/products/${product}` },
	{ name: 'product-new', path: '/products/new' },
	{ name: 'settings-backup', german: true, path: '/settings?tab=backup', ready: 'backup-last' },
	{ name: 'settings-backup-long', path: '/settings?tab=backup', state: 'long', ready: 'backup-last', act: steps(fill('backup-keep', 'many'), click('backup-keep-save'), (page) => page.getByText('expected a number from 1 to 365').first().waitFor()) },
	{ name: 'settings-backup-failing', path: '/settings?tab=backup', state: 'wrong', ready: 'backup-last', act: steps(click('back-up'), (page) => page.getByTestId('backup-failed').waitFor()) },
	{ name: 'settings-backup-running', path: '/settings?tab=backup', state: 'slow', ready: 'backup-last', act: steps(click('back-up'), (page) => page.getByTestId('stop-backup').waitFor()) },
	{ name: 'settings-backup-made', path: '/settings?tab=backup', ready: 'backup-last', act: steps(click('choose-backup-folder'), click('backup-every-7'), click('back-up'), (page) => page.getByText('Written and checked').waitFor()) },
	{ name: 'restore-backup', german: true, path: '/settings?tab=backup', state: 'long', ready: 'backup-last', act: steps(click('choose-backup'), (page) => page.getByTestId('restore-backup-dialog').waitFor()) },
	{ name: 'restore-backup-unsound', path: '/', register: false, state: 'wrong', act: steps(click('choose-backup'), (page) => page.getByTestId('backup-faults').waitFor()) },
	{ name: 'settings-person', path: '/settings?tab=program', ready: 'person-name', act: steps(fill('person-name', ' '), click('person-save'), (page) => page.getByText('a name is needed').first().waitFor()) },
	{ name: 'settings-lock', path: '/settings?tab=program', ready: 'lock-now', act: steps(click('lock-15'), click('lock-set'), fill('lock-new', '123'), fill('lock-again', '123'), click('lock-keep')) },
	{ name: 'settings-address', path: '/settings?tab=rules', act: steps((page) => page.locator('[data-testid^=regime-]').first().click(), click('outside-link')) }
];
