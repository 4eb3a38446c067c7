import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FAKE = fileURLToPath(new URL('../../src/lib/ipc/fake/', import.meta.url));
const read = (name) => JSON.parse(readFileSync(FAKE + name, 'utf8'));
const notices = readdirSync(FAKE)
	.filter((name) => name.startsWith('show_notice.'))
	.map(read);

export const disclosure = read('list_disclosures.json').rows.reduce((most, row) => (row.vulnerabilities > most.vulnerabilities ? row : most)).id;
export const product = read('list_products.json').reduce((most, view) => (view.product.markets.length > most.product.markets.length ? view : most)).id;
export const notice = (kind) => notices.find((view) => view.summary.kind === kind).summary.id;

export const click = (testid) => (page) => page.getByTestId(testid).first().click();
export const expect = async (page, what, wanted) => {
	// On a slow or busy machine far longer than anything takes.
	for (let tries = 0; tries < 600; tries += 1) {
		if ((await what(page)) === wanted) return;
		await page.waitForTimeout(50);
	}
	throw new Error(`${await what(page)} instead of ${wanted}`);
};
export const focusedDay = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-day') ?? document.activeElement?.getAttribute('data-testid'));
/** Whether something that can be seen has the focus. */
export const focusShown = (page) => page.evaluate(() => document.activeElement !== document.body && document.activeElement.checkVisibility());
export const path = (page) => new URL(page.url()).pathname + new URL(page.url()).search;
export const fill = (testid, text) => (page) => page.getByTestId(testid).first().fill(text);
export const choose = (testid, index) => (page) => page.getByTestId(testid).first().selectOption({ index });
export const steps =
	(...all) =>
	async (page) => {
		for (const step of all) await step(page);
	};

const SECRET = 'correct horse battery';
/** A new notice, as far as it can be sealed. */
export const approved = [click('new-user-notice'), click('send-to-review'), click('approve')];
/** A notice in a language whose fixed wording nobody reviewed. */
export const unreviewed = [click('new-notice'), click('kind-user_notice'), (page) => page.getByTestId('kind-language').selectOption('de')];
/** Makes a demonstration identity in the dialog that is open. */
const identity = steps(fill('identity-passphrase', SECRET), click('identity-make-confirm'), (page) => page.getByTestId('passphrase').first().waitFor());
export const sealed = steps(...approved, click('seal'), async (page) => {
	if (await page.getByTestId('identity-passphrase').isVisible()) await identity(page);
	await fill('passphrase', SECRET)(page);
}, click('seal-confirm'), (page) => page.getByTestId('sealed').waitFor());
export const batch = steps(click('seal-approved'), async (page) => {
	await page.getByTestId('batch-row').first().waitFor();
	if (await page.getByTestId('identity-passphrase').isVisible()) await identity(page);
	await page.getByTestId('passphrase').first().fill(SECRET);
	if (await page.getByTestId('identity-select').isVisible()) {
		await page.getByTestId('identity-select').selectOption({ index: 1 });
		await page.getByTestId('passphrase').nth(1).fill(SECRET);
	}
}, click('batch-confirm'));

/** The richest disclosure as it was first entered beside now. */
export const compared = steps(fill('history-words', 'Perfusa IV 300'), click('compare'), (page) => page.getByTestId('compare-from').waitFor());

/** Drops a file on the window, as a file manager does. */
export const drop = (name, text) => (page) =>
	page.evaluate(
		([called, said]) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([said], called));
			window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
		},
		[name, text]
	);
