import { open } from './window.js';

/** From an empty window to a sealed notice and a pack that is recorded as sent: with the mouse, or with the keys alone. */
export async function walkRoute(browser, url, way, shot, lane) {
	const { page, complaints } = await open(browser, { url, lane, register: false });
	const at = (testid) => page.getByTestId(testid).first();
	const keys = page.keyboard;

	async function press(testid) {
		await at(testid).waitFor();
		if (way === 'mouse') return at(testid).click();
		await at(testid).focus();
		return keys.press('Enter');
	}
	async function type(testid, text) {
		await at(testid).waitFor();
		await at(testid).focus();
		await keys.press('Control+a');
		await keys.insertText(text);
	}
	const saved = () => page.locator('[data-testid=save-state][data-state=saved]').waitFor();
	const stands = (state) => page.locator(`[data-testid=notice-state][data-state=${state}]`).waitFor();
	const step = (testid) => (way === 'mouse' ? press(testid) : keys.press('Control+Enter'));

	await page.goto(url);
	await press('create-register');

	await at('due-list').waitFor();
	if (way === 'mouse') await press('new-disclosure');
	else await keys.press('Control+n');
	await type('new-disclosure-title', 'Perfusa Link 2: log shows tokens');
	await press('new-disclosure-confirm');

	await type('disclosure-summary', 'A token is written to a log file.');
	await type('safety-harm', 'No harm to patients is known.');
	await saved();
	if (way === 'mouse') await press('tab-vulnerabilities');
	else await keys.press('Alt+2');
	await press('add-vulnerability');
	await type('vulnerability-cve', 'CVE-2026-90500');
	await type('vulnerability-title', 'Token in a log file');
	await type('vulnerability-description', 'A session token is written to a log file.');
	await press('add-vector');
	await type('vector', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H');
	await at('rating').waitFor();
	await press('add-statement');
	await at('affected-product').selectOption({ index: 1 });
	await type('affected-versions', '>= 2.0 and < 2.3');
	await press('add-resolution');
	await type('resolution-fixed', '2.3');
	await type('resolution-available', '23 Nov 2026');
	await type('resolution-actions', 'Install version 2.3.');
	await saved();

	await press('header-record-fact');
	await at('fact-kind').selectOption({ index: 1 });
	await type('fact-at', '2026-03-29 02:30');
	await press('fact-confirm');
	await page.getByText('the clocks go from').waitFor();
	await type('fact-at', '2026-11-23 09:12');
	await type('fact-note', 'Report of a customer.');
	await press('fact-confirm');
	await at('fact-row').waitFor();

	// The notification is started from what is due.
	if (way === 'mouse') await press('nav-due');
	else await keys.press('Escape').then(() => at('main').press('g')).then(() => keys.press('d'));
	await at('due-filter').waitFor();
	await type('due-filter', 'ENISA 72');
	await page.locator('[data-testid=why-panel]', { hasText: 'ENISA' }).waitFor();
	await press('start-notice');
	await page.locator('[data-testid=pdf][data-pages]').waitFor();
	await type('notice-title', 'Notification of CVE-2026-90500');
	await saved();
	await step('send-to-review');
	await stands('in_review');
	await step('approve');
	await stands('approved');
	await step('seal');
	await type('identity-passphrase', 'short');
	await press('identity-make-confirm');
	await page.getByText('too short').waitFor();
	await type('identity-passphrase', 'correct horse battery');
	await press('identity-make-confirm');
	await type('passphrase', 'wrong');
	await press('seal-confirm');
	await page.getByText('does not open this identity').waitFor();
	await type('passphrase', 'correct horse battery');
	await press('seal-confirm');
	await stands('sealed');
	await at('sealed').waitFor();

	await press('notice-build-pack');
	await type('passphrase', 'correct horse battery');
	await press('pack-confirm');
	await at('pack-built').waitFor();
	await press('pack-close');
	await step('notice-send');
	await type('send-channel', 'Portal');
	await type('send-to', 'ENISA');
	await type('send-receipt', 'SRP-2026-0001');
	await press('send-confirm');
	await stands('sent');
	await page.screenshot({ path: shot });

	if (complaints.length > 0) throw new Error(complaints.join('\n'));
	await page.close();
}
