import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FAKE = fileURLToPath(new URL('../../src/lib/ipc/fake/', import.meta.url));
const read = (name) => JSON.parse(readFileSync(FAKE + name, 'utf8'));
const notices = readdirSync(FAKE)
	.filter((name) => name.startsWith('show_notice.'))
	.map(read);

const disclosure = read('list_disclosures.json').reduce((most, row) => (row.vulnerabilities > most.vulnerabilities ? row : most)).id;
const product = read('list_products.json').reduce((most, view) => (view.product.markets.length > most.product.markets.length ? view : most)).id;
const notice = (kind) => notices.find((view) => view.summary.kind === kind).summary.id;

const click = (testid) => (page) => page.getByTestId(testid).first().click();
const fill = (testid, text) => (page) => page.getByTestId(testid).first().fill(text);
const choose = (testid, index) => (page) => page.getByTestId(testid).first().selectOption({ index });
const steps =
	(...all) =>
	async (page) => {
		for (const step of all) await step(page);
	};

const SECRET = 'correct horse battery';
/** A new notice, as far as it can be sealed. */
const approved = [click('new-user-notice'), click('send-to-review'), click('approve')];
/** A notice in a language whose fixed wording nobody reviewed. */
const unreviewed = [click('new-notice'), click('kind-user_notice'), (page) => page.getByTestId('kind-language').selectOption('de')];
/** Makes a demonstration identity in the dialog that is open. */
const identity = steps(fill('identity-passphrase', SECRET), click('identity-make-confirm'), (page) => page.getByTestId('passphrase').first().waitFor());
const sealed = steps(...approved, click('seal'), async (page) => {
	if (await page.getByTestId('identity-passphrase').isVisible()) await identity(page);
	await fill('passphrase', SECRET)(page);
}, click('seal-confirm'), (page) => page.getByTestId('sealed').waitFor());
const batch = steps(click('seal-approved'), async (page) => {
	await page.getByTestId('batch-row').first().waitFor();
	if (await page.getByTestId('identity-passphrase').isVisible()) await identity(page);
	await page.getByTestId('passphrase').first().fill(SECRET);
	if (await page.getByTestId('identity-select').isVisible()) {
		await page.getByTestId('identity-select').selectOption({ index: 1 });
		await page.getByTestId('passphrase').nth(1).fill(SECRET);
	}
}, click('batch-confirm'));

/** Drops a file on the window, as a file manager does. */
const drop = (name, text) => (page) =>
	page.evaluate(
		([called, said]) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([said], called));
			window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
		},
		[name, text]
	);

/** Every screen, and the dialogs that stand over them. */
export const SCREENS = [
	{ name: 'start', path: '/', register: false },
	{ name: 'due', path: '/', ready: 'why-panel' },
	{ name: 'due-decide', path: '/', act: click('does-not-apply') },
	{ name: 'due-travel', path: '/', act: steps(click('open-travel'), (page) => page.getByTestId('travel-moment').fill('2026-11-10 09:00')) },
	{ name: 'due-export', path: '/', act: click('due-export') },
	{ name: 'due-assign', path: '/', act: click('assign') },
	{ name: 'due-none', path: '/', act: (page) => page.getByTestId('due-filter').fill('no such authority') },
	{ name: 'reminders', path: '/', remind: true, ready: 'reminders' },
	{ name: 'palette', path: '/', act: click('open-palette') },
	{ name: 'keys', path: '/', act: (page) => page.keyboard.press('?') },
	{ name: 'intake', path: '/intake' },
	{ name: 'intake-new', path: '/intake', act: click('new-report') },
	{ name: 'intake-mail', path: '/intake', act: click('receive-mail') },
	{ name: 'intake-table', path: '/intake', act: click('receive-table') },
	{ name: 'intake-report', path: '/intake/IN-2026-0002', ready: 'report' },
	{ name: 'intake-decided', path: '/intake/IN-2026-0001', ready: 'report' },
	{ name: 'intake-letter', path: '/intake/IN-2026-0002', ready: 'report', act: click('write-letter') },
	{ name: 'compliance', path: '/compliance' },
	{ name: 'compliance-documents', path: '/compliance?tab=documents', ready: 'document-policy' },
	{ name: 'compliance-evidence', path: '/compliance?tab=evidence' },
	{ name: 'compliance-measures', path: '/compliance?tab=measures' },
	{ name: 'compliance-statement', path: '/compliance?tab=statement' },
	{ name: 'compliance-binder', path: '/compliance', act: click('binder') },
	{ name: 'disclosures', path: '/disclosures' },
	{ name: 'disclosures-import', path: '/disclosures', act: click('import-advisory') },
	{ name: 'disclosures-new', path: '/disclosures', act: click('new-disclosure') },
	{ name: 'disclosure-overview', path: `/disclosures/${disclosure}` },
	{ name: 'disclosure-vulnerabilities', path: `/disclosures/${disclosure}?tab=vulnerabilities&v=1` },
	{ name: 'disclosure-products', path: `/disclosures/${disclosure}?tab=products` },
	{ name: 'disclosure-resolution', path: `/disclosures/${disclosure}?tab=resolution` },
	{ name: 'disclosure-facts', path: `/disclosures/${disclosure}?tab=facts`, ready: 'why-panel' },
	{ name: 'disclosure-record-fact', path: `/disclosures/${disclosure}?tab=facts&record=1`, ready: 'fact-dialog' },
	{ name: 'disclosure-authorities', path: `/disclosures/${disclosure}?tab=authorities` },
	{ name: 'disclosure-fact-preview', path: `/disclosures/${disclosure}?tab=facts&record=1`, act: (page) => page.getByTestId('fact-kind').selectOption({ index: 3 }) },
	{ name: 'disclosure-notices', path: `/disclosures/${disclosure}?tab=notices` },
	{ name: 'disclosure-packs', path: `/disclosures/${disclosure}?tab=packs` },
	{ name: 'disclosure-history', path: `/disclosures/${disclosure}?tab=history` },
	{ name: 'notice-user', path: `/notices/${notice('user_notice')}`, ready: 'pdf' },
	{ name: 'notice-authority', path: `/notices/${notice('fda_806_report')}`, ready: 'pdf' },
	{ name: 'notice-seal', path: `/disclosures/${disclosure}?tab=notices`, act: steps(...approved, click('seal')) },
	{ name: 'notice-seal-several', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: steps(...approved, click('seal'), click('add-signer'), choose('identity-select', 3)) },
	{
		name: 'notice-seal-refused',
		path: `/disclosures/${disclosure}?tab=notices`,
		state: 'long',
		act: steps(...approved, click('seal'), fill('passphrase', 'wrong'), click('seal-confirm'), (page) => page.getByTestId('level').nth(2).check())
	},
	{ name: 'notice-sealed', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: sealed },
	{ name: 'notice-extend', path: `/disclosures/${disclosure}?tab=notices`, state: 'long', act: steps(sealed, click('extend')) },
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
		act: steps(...unreviewed, click('new-notice-confirm'), (page) => page.getByTestId('notice-state').waitFor(), (page) => page.getByRole('link', { name: 'Notices' }).click(), (page) => page.getByTestId('wording-tag').waitFor())
	},
	{ name: 'history', path: '/history' },
	{ name: 'history-verified', path: '/history', act: click('verify-history') },
	{ name: 'verify-empty', path: '/verify' },
	{ name: 'verify-untrusted', path: '/verify', act: click('verify-file') },
	{ name: 'verify-trusted', path: '/verify', act: steps(click('verify-with-root'), click('verify-file')) },
	{ name: 'verify-changed', path: '/verify', state: 'wrong', act: click('verify-file') },
	{ name: 'verify-pack', path: '/verify', state: 'long', act: steps(click('verify-file'), (page) => page.getByTestId('signature').first().locator('summary').click()) },
	{ name: 'verify-dropped', path: '/history', act: drop('notice.pdf', '%PDF-1.7') },
	{ name: 'verify-unfit', path: '/verify', act: drop('Letter of the 12th.docx', 'PK-not') },
	{ name: 'verify-save', path: '/verify', act: steps(click('verify-file'), click('save-report')) },
	{ name: 'verify-extend', path: '/verify', act: click('extend-file') },
	{ name: 'products', path: '/products' },
	{ name: 'product', path: `/products/${product}` },
	{ name: 'product-new', path: '/products/new' },
	{ name: 'report', path: '/report', ready: 'report-totals' },
	{ name: 'settings', path: '/settings' },
	{ name: 'settings-rules', path: '/settings?tab=rules', act: (page) => page.locator('[data-testid^=regime-]').first().click() },
	{ name: 'settings-rule-pack', path: '/settings?tab=rules', act: steps(click('choose-pack')) },
	{ name: 'settings-switch', path: '/settings?tab=rules', act: steps((page) => page.locator('[data-testid^=regime-]').first().click(), (page) => page.locator('[data-testid^=switch-]').first().click()) },
	{ name: 'settings-calendars', path: '/settings?tab=calendars' },
	{ name: 'settings-correction', path: '/settings?tab=calendars', act: steps(click('correct-day'), (page) => page.getByTestId('correction-day').fill('2026-11-24'), (page) => page.getByTestId('correction-name').fill('Day of mourning')) },
	{ name: 'settings-reminders', path: '/settings?tab=reminders' },
	{ name: 'settings-sealing', path: '/settings?tab=sealing', ready: 'save-sealing' },
	{ name: 'settings-sealing-wrong', path: '/settings?tab=sealing', ready: 'sealing-authority', act: steps(fill('sealing-authority', 'https://tsa.example'), fill('sealing-tries', 'many'), click('save-sealing')) },
	{ name: 'settings-sealing-full', path: '/settings?tab=sealing', state: 'long', ready: 'identity-row', act: (page) => page.getByTestId('identity-row').first().scrollIntoViewIfNeeded() },
	{ name: 'settings-sealing-token', path: '/settings?tab=sealing', ready: 'identity-token', act: steps(click('identity-token'), click('token-look'), fill('token-pin', '12'), click('token-add')) },
	{ name: 'settings-sealing-root', path: '/settings?tab=sealing', state: 'long', ready: 'root-row', act: click('root-remove') },
	{ name: 'settings-program', path: '/settings?tab=program' }
];
