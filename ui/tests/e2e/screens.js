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
const steps =
	(...all) =>
	async (page) => {
		for (const step of all) await step(page);
	};

/** Every screen, and the dialogs that stand over them. */
export const SCREENS = [
	{ name: 'start', path: '/', register: false },
	{ name: 'due', path: '/', ready: 'why-panel' },
	{ name: 'due-decide', path: '/', act: click('does-not-apply') },
	{ name: 'palette', path: '/', act: click('open-palette') },
	{ name: 'keys', path: '/', act: (page) => page.keyboard.press('?') },
	{ name: 'disclosures', path: '/disclosures' },
	{ name: 'disclosures-import', path: '/disclosures', act: click('import-advisory') },
	{ name: 'disclosures-new', path: '/disclosures', act: click('new-disclosure') },
	{ name: 'disclosure-overview', path: `/disclosures/${disclosure}` },
	{ name: 'disclosure-vulnerabilities', path: `/disclosures/${disclosure}?tab=vulnerabilities&v=1` },
	{ name: 'disclosure-products', path: `/disclosures/${disclosure}?tab=products` },
	{ name: 'disclosure-resolution', path: `/disclosures/${disclosure}?tab=resolution` },
	{ name: 'disclosure-facts', path: `/disclosures/${disclosure}?tab=facts`, ready: 'why-panel' },
	{ name: 'disclosure-record-fact', path: `/disclosures/${disclosure}?tab=facts&record=1`, ready: 'fact-dialog' },
	{ name: 'disclosure-notices', path: `/disclosures/${disclosure}?tab=notices` },
	{ name: 'disclosure-packs', path: `/disclosures/${disclosure}?tab=packs` },
	{ name: 'disclosure-history', path: `/disclosures/${disclosure}?tab=history` },
	{ name: 'notice-user', path: `/notices/${notice('user_notice')}`, ready: 'pdf' },
	{ name: 'notice-authority', path: `/notices/${notice('authority_notification')}`, ready: 'pdf' },
	{
		name: 'notice-seal',
		path: `/disclosures/${disclosure}?tab=notices`,
		act: steps(click('new-record'), click('send-to-review'), click('approve'), click('seal'))
	},
	{ name: 'history', path: '/history' },
	{ name: 'history-verified', path: '/history', act: steps(click('verify-history'), click('verify-file')) },
	{ name: 'products', path: '/products' },
	{ name: 'product', path: `/products/${product}` },
	{ name: 'product-new', path: '/products/new' },
	{ name: 'settings', path: '/settings' }
];
