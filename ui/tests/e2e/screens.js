import { RECORDS } from './screens-records.js';
import { DUE } from './screens-due.js';
import { disclosure, notice, click, expect, fill, choose, steps, approved, sealed, batch, drop, unreviewed } from './steps.js';

/** Every screen, and the dialogs that stand over them; `german` where the texts are widest. */
export const SCREENS = [
	...DUE,
	{ name: 'start', german: true, path: '/', register: false },
	{ name: 'read-only', german: true, path: '/', state: 'read-only', ready: 'read-only-line', act: steps(click('reopen'), (page) => page.getByText(/still can|weiterhin nicht/).waitFor()) },
	{ name: 'reminders', path: '/', remind: true, ready: 'reminders' },
	{ name: 'palette', path: '/', act: click('open-palette') },
	{ name: 'keys', german: true, path: '/', act: (page) => page.keyboard.press('?') },
	{ name: 'intake', german: true, path: '/intake' },
	{ name: 'intake-board', path: '/intake?view=board', ready: 'report-board' },
	{ name: 'intake-record-letter', path: '/intake/IN-2026-0002', ready: 'report', act: steps(click('record-letter'), (page) => page.getByTestId('letter-words').fill('We agreed to speak again on Friday.')) },
	{
		name: 'intake-parties',
		path: '/intake/IN-2026-0002',
		ready: 'report',
		act: steps(
			click('add-party'),
			(page) => page.getByTestId('party-name').fill('CERT-Bund'),
			(page) => page.getByTestId('party-may-see').selectOption('public_text'),
			click('party-keep'),
			(page) => page.getByTestId('parties').scrollIntoViewIfNeeded()
		)
	},
	{ name: 'intake-party', path: '/intake/IN-2026-0002', ready: 'report', act: steps(click('add-party'), (page) => page.getByTestId('party-role').selectOption('cert_cc'), click('party-keep')) },
	{ name: 'intake-new', path: '/intake', act: click('new-report') },
	{ name: 'intake-mail', path: '/intake', act: click('receive-mail') },
	{ name: 'intake-table', path: '/intake', act: click('receive-table') },
	{ name: 'intake-report', german: true, path: '/intake/IN-2026-0002', ready: 'report' },
	{ name: 'intake-decided', path: '/intake/IN-2026-0001', ready: 'report' },
	{ name: 'intake-letter', path: '/intake/IN-2026-0002', ready: 'report', act: click('write-letter') },
	{ name: 'compliance', german: true, path: '/compliance' },
	{ name: 'compliance-documents', german: true, path: '/compliance?tab=documents', ready: 'document-policy' },
	{
		name: 'compliance-plan',
		path: '/compliance?tab=documents',
		ready: 'plan-filter',
		act: steps((page) => page.getByTestId('plan-filter').fill('FDA'), (page) => page.getByTestId('plan-everybody').fill('Tomas Lindqvist'), click('plan-set-all'), (page) => page.getByTestId('plan-row').first().scrollIntoViewIfNeeded())
	},
	{ name: 'compliance-evidence', path: '/compliance?tab=evidence' },
	{ name: 'compliance-measures', path: '/compliance?tab=measures' },
	{ name: 'compliance-statement', path: '/compliance?tab=statement' },
	{ name: 'compliance-binder', path: '/compliance', act: click('binder') },
	{ name: 'disclosures', german: true, path: '/disclosures' },
	{ name: 'disclosures-export', path: '/disclosures', act: steps(click('export-table'), click('export-table-csv'), (page) => page.getByText('Written to').waitFor()) },
	{
		name: 'disclosures-many',
		path: '/disclosures',
		many: 10000,
		act: async (page) => {
			await page.getByTestId('disclosure-row').first().waitFor();
			await page.getByTestId('disclosure-scroll').evaluate((rows) => (rows.scrollTop = rows.scrollHeight / 2));
			await page.waitForTimeout(300);
			await page.keyboard.press('j');
			// The key takes the first row in sight, not the first of the list.
			await expect(page, (shown) => shown.evaluate(() => Number(document.activeElement?.closest('tr')?.dataset.row) > 3000), true);
			const made = await page.getByTestId('disclosure-row').count();
			if (made > 80) throw new Error(`${made} rows are made of 10,000`);
		}
	},
	{
		name: 'disclosures-bulk',
		path: '/disclosures',
		act: steps(click('select-all'), click('sort-next'), click('bulk-close'), (page) => page.getByTestId('reason-text').fill('All of it was done.'))
	},
	{
		name: 'disclosures-filtered',
		path: '/disclosures',
		act: steps(
			(page) => page.getByTestId('filter-severity').selectOption('high'),
			(page) => page.getByTestId('filter-exploited').selectOption('exploited'),
			click('views'),
			click('keep-view'),
			(page) => page.getByTestId('view-name').fill('Exploited and high'),
			click('view-confirm'),
			click('views')
		)
	},
	{
		name: 'disclosures-handed-over',
		path: '/disclosures',
		act: async (page) => {
			await page.getByTestId('select-row').nth(1).check();
			await page.getByTestId('select-row').nth(2).check();
			await page.getByTestId('bulk-owner').click();
			await page.getByTestId('owner-name').fill('Mira Ohlsen');
			await page.getByTestId('owner-confirm').click();
			await expect(page, (shown) => shown.getByTestId('disclosure-row').filter({ hasText: 'Mira Ohlsen' }).count(), 2);
		}
	},
	{ name: 'disclosures-import', path: '/disclosures', act: click('import-advisory') },
	{ name: 'disclosures-new', path: '/disclosures', act: click('new-disclosure') },
	{ name: 'disclosure-overview', german: true, path: `/disclosures/${disclosure}` },
	{ name: 'disclosure-vulnerabilities', path: `/disclosures/${disclosure}?tab=vulnerabilities&v=1` },
	{ name: 'severity-calculator', path: `/disclosures/${disclosure}?tab=vulnerabilities&v=0`, act: click('open-calculator') },
	{
		name: 'severity-v4',
		path: `/disclosures/${disclosure}?tab=vulnerabilities&v=0`,
		act: steps(click('open-calculator'), click('version-4.0'), (page) => page.getByTestId('pick-AV-A').check(), (page) => page.getByTestId('group-base').locator('summary').click(), (page) => page.getByTestId('group-supplemental').locator('summary').click())
	},
	{
		name: 'severity-pasted',
		path: `/disclosures/${disclosure}?tab=vulnerabilities&v=0`,
		act: steps(click('open-calculator'), (page) => page.getByTestId('calculator-vector').fill('(CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:Q/ZZ:1)'))
	},
	{
		name: 'severity-rubric',
		german: true,
		path: `/disclosures/${disclosure}?tab=vulnerabilities&v=0`,
		act: steps(click('open-calculator'), click('version-3.1'), click('ask-rubric'), ...['XAVN-Y', 'XAVT-N', 'XAVW-Y', 'XAVR-N', 'XACL-Y', 'XPRL-Y', 'XPRZ-N', 'XUI-N'].map((key) => click(`rubric-${key}`)))
	},
	{
		name: 'severity-used',
		path: `/disclosures/${disclosure}?tab=vulnerabilities&v=0`,
		act: steps(
			click('open-calculator'),
			click('ask-rubric'),
			...['XAVN-Y', 'XAVT-Y', 'XACL-N'].map((key) => click(`rubric-${key}`)),
			click('rubric-apply'),
			(page) => expect(page, (shown) => shown.getByTestId('calculator-vector').inputValue(), 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:H/A:H'),
			click('use-vector'),
			(page) => expect(page, (shown) => shown.getByTestId('vector').first().inputValue(), 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:H/A:H'),
			(page) => page.getByText('XAVN:Y/XAVT:Y/XACL:N').waitFor()
		)
	},
	{ name: 'disclosure-products', path: `/disclosures/${disclosure}?tab=products` },
	{ name: 'disclosure-resolution', path: `/disclosures/${disclosure}?tab=resolution` },
	{ name: 'disclosure-facts', german: true, path: `/disclosures/${disclosure}?tab=facts`, ready: 'why-panel' },
	{ name: 'disclosure-record-fact', path: `/disclosures/${disclosure}?tab=facts&record=1`, ready: 'fact-dialog' },
	{ name: 'disclosure-authorities', german: true, path: `/disclosures/${disclosure}?tab=authorities` },
	{ name: 'disclosure-withdraw-fact', german: true, path: `/disclosures/${disclosure}?tab=facts`, act: steps(click('withdraw-fact'), fill('withdraw-reason', 'It was another product.'), (page) => page.getByTestId('withdraw-preview').waitFor()) },
	{ name: 'disclosure-close-open', german: true, path: `/disclosures/${disclosure}`, act: steps(click('close-disclosure'), (page) => page.getByTestId('close-open').waitFor()) },
	{ name: 'disclosure-fact-preview', path: `/disclosures/${disclosure}?tab=facts&record=1`, act: (page) => page.getByTestId('fact-kind').selectOption({ index: 3 }) },
	{ name: 'disclosure-notices', path: `/disclosures/${disclosure}?tab=notices` },
	{ name: 'disclosure-packs', path: `/disclosures/${disclosure}?tab=packs` },
	{ name: 'disclosure-history', path: `/disclosures/${disclosure}?tab=history` },
	{ name: 'notice-user', german: true, path: `/notices/${notice('user_notice')}`, ready: 'pdf' },
	{ name: 'notice-authority', path: `/notices/${notice('fda_806_report')}`, ready: 'pdf' },
	{ name: 'notice-seal', german: true, path: `/disclosures/${disclosure}?tab=notices`, act: steps(...approved, click('seal')) },
	{ name: 'notice-seal-several', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: steps(...approved, click('seal'), click('add-signer'), choose('identity-select', 3)) },
	{
		name: 'notice-seal-refused',
		path: `/disclosures/${disclosure}?tab=notices`,
		state: 'long',
		act: steps(...approved, click('seal'), fill('passphrase', 'wrong'), click('seal-confirm'), (page) => page.getByTestId('level').nth(2).check())
	},
	{ name: 'notice-sealed', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: sealed },
	{ name: 'notice-extend', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: steps(sealed, click('extend')) },
	{ name: 'notice-print-failed', path: `/notices/${notice('user_notice')}`, ready: 'pdf', state: 'wrong', act: steps((page) => page.keyboard.press('Control+p'), (page) => page.getByTestId('print-failed').waitFor()) },
	{ name: 'notice-export', path: `/notices/${notice('user_notice')}`, ready: 'pdf', act: click('export-menu') },
	{ name: 'notice-mails', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: steps(sealed, click('draft-mails')) },
	{ name: 'notice-mails-wrong', path: `/disclosures/${disclosure}?tab=notices`, state: 'wrong', act: steps(sealed, click('draft-mails'), click('mails-choose')) },
	{ name: 'notice-mails-written', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: steps(sealed, click('draft-mails'), click('mails-choose')) },
	{ name: 'batch-empty', path: '/disclosures?seal=1', ready: 'batch-empty' },
	{ name: 'batch-choose', path: '/disclosures', state: 'long', act: steps(click('seal-approved'), (page) => page.getByTestId('batch-tick').nth(4).uncheck()) },
	{ name: 'batch-running', path: '/disclosures', state: 'slow', act: batch },
	{ name: 'batch-stopped', path: '/disclosures', state: 'slow', act: steps(batch, click('batch-stop'), (page) => page.getByTestId('batch-close').waitFor()) },
	{ name: 'batch-outcome', path: '/disclosures', state: 'long', act: steps(batch, (page) => page.getByTestId('batch-close').waitFor()) },
	{ name: 'notice-new', path: `/disclosures/${disclosure}?tab=notices`, act: steps(click('new-notice'), click('kind-eu_mir')) },
	{ name: 'notice-new-unreviewed', path: `/disclosures/${disclosure}?tab=notices`, act: steps(...unreviewed) },
	{ name: 'notice-unreviewed', path: `/disclosures/${disclosure}?tab=notices`, act: steps(...unreviewed, click('new-notice-confirm'), (page) => page.getByTestId('wording-tag').waitFor()) },
	{
		name: 'notices-unreviewed',
		path: `/disclosures/${disclosure}?tab=notices`,
		act: steps(...unreviewed, click('new-notice-confirm'), (page) => page.getByTestId('notice-state').waitFor(), (page) => page.locator('main .crumb a[href$="tab=notices"]').click(), (page) => page.getByTestId('wording-tag').waitFor())
	},
	{ name: 'verify-empty', path: '/verify' },
	{ name: 'verify-untrusted', path: '/verify', act: click('verify-file') },
	{ name: 'verify-trusted', path: '/verify', act: steps(click('verify-with-root'), click('verify-file')) },
	{ name: 'verify-changed', path: '/verify', state: 'wrong', act: click('verify-file') },
	{ name: 'verify-pack', german: true, path: '/verify', state: 'long', act: steps(click('verify-file'), (page) => page.getByTestId('signature').first().locator('summary').click()) },
	{ name: 'verify-dropped', path: '/history', act: drop('notice.pdf', '%PDF-1.7') },
	{ name: 'verify-unfit', path: '/verify', act: drop('Letter of the 12th.docx', 'PK-not') },
	{ name: 'verify-save', path: '/verify', act: steps(click('verify-file'), click('save-report')) },
	{ name: 'verify-extend', path: '/verify', act: click('extend-file') },
	{ name: 'report', path: '/report', ready: 'report-totals' },
	{ name: 'guide', german: true, path: '/help', ready: 'guide' },
	{ name: 'settings', german: true, path: '/settings' },
	{ name: 'settings-rules', path: '/settings?tab=rules', act: (page) => page.locator('[data-testid^=regime-]').first().click() },
	{ name: 'settings-rule-pack', path: '/settings?tab=rules', act: steps(click('choose-pack')) },
	{ name: 'settings-zones', path: '/settings?tab=rules', act: steps(click('choose-zones'), (page) => page.getByTestId('zones-dialog').waitFor()) },
	{ name: 'settings-switch', path: '/settings?tab=rules', act: steps((page) => page.locator('[data-testid^=regime-]').first().click(), (page) => page.locator('[data-testid^=switch-]').first().click()) },
	{ name: 'settings-calendars', path: '/settings?tab=calendars' },
	{ name: 'settings-correction', path: '/settings?tab=calendars', act: steps(click('correct-day'), (page) => page.getByTestId('correction-day').fill('2026-11-24'), (page) => page.getByTestId('correction-name').fill('Day of mourning')) },
	{ name: 'settings-reminders', path: '/settings?tab=reminders' },
	{ name: 'settings-sealing', path: '/settings?tab=sealing', ready: 'save-sealing' },
	{ name: 'settings-sealing-wrong', german: true, path: '/settings?tab=sealing', ready: 'sealing-authority', act: steps(fill('sealing-authority', 'https://tsa.example'), fill('sealing-tries', 'many'), click('save-sealing')) },
	{ name: 'settings-sealing-full', path: '/settings?tab=sealing', state: 'long', ready: 'identity-row', act: (page) => page.getByTestId('identity-row').first().scrollIntoViewIfNeeded() },
	{ name: 'settings-sealing-token', path: '/settings?tab=sealing', ready: 'identity-token', act: steps(click('identity-token'), click('token-look'), fill('token-pin', '12'), click('token-add')) },
	{ name: 'settings-sealing-root', path: '/settings?tab=sealing', state: 'long', ready: 'root-row', act: click('root-remove') },
	{ name: 'settings-program', german: true, path: '/settings?tab=program', ready: 'lock-now' },
	{
		// Another language loads the window anew, and it is kept.
		name: 'settings-language',
		path: '/settings?tab=program',
		act: steps(
			click('language-de'),
			(page) => page.locator('html[lang=de] [data-testid=language-de][aria-pressed=true]').waitFor(),
			(page) => page.reload(),
			(page) => page.locator('html[lang=de] [data-testid=language-de][aria-pressed=true]').waitFor()
		)
	},
	...RECORDS
];
