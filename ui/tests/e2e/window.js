import { readFileSync, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

/** The policy of the real window: what it refuses there must fail here. Only the files of the stand-in need `connect-src 'self'`. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'";
const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.pdf': 'application/pdf',
	'.wasm': 'application/wasm'
};

export async function serve(folder) {
	const server = createServer((request, response) => {
		const path = normalize(decodeURIComponent(new URL(request.url, 'http://window').pathname));
		const file = join(folder, path);
		const found = existsSync(file) && statSync(file).isFile() ? file : join(folder, 'index.html');
		response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream', 'content-security-policy': POLICY, 'cache-control': 'max-age=3600' });
		response.end(readFileSync(found));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

const contexts = new Map();

/** One context for each look and lane: what a page loads is kept and compiled once for all screens of that look. */
async function contextOf(browser, look) {
	const key = JSON.stringify(look);
	if (!contexts.has(key)) {
		const { theme, width, height, locale } = look;
		const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', locale, timezoneId: 'Europe/Berlin' });
		await context.addInitScript('Object.freeze(Object.prototype)');
		contexts.set(key, context);
	}
	return contexts.get(key);
}

/**
 * A window of the desktop's size in the language of a system, with the prototype frozen as Tauri freezes it. What the console complains about
 * is kept. Two windows of one look and lane share what they remember, so they are opened one after the other; each begins anew.
 */
export async function open(browser, { url, lane = 0, theme = 'light', text = 100, width = 1440, height = 900, locale = 'en-GB', register = true, remind = false, many = 0, state = '' }) {
	const context = await contextOf(browser, { lane, theme, width, height, locale });
	const page = await context.newPage();
	await page.addInitScript(
		([size, open, remind, many, state]) => {
			// A page that is loaded again keeps what it remembers.
			if (sessionStorage.getItem('desk.begun')) return;
			localStorage.clear();
			sessionStorage.setItem('desk.begun', 'yes');
			if (many) localStorage.setItem('desk.fake.many', String(many));
			if (state) localStorage.setItem('desk.fake.state', state);
			if (remind) localStorage.setItem('desk.fake.remind', 'yes');
			localStorage.setItem('desk.appearance', JSON.stringify({ theme: 'system', textSize: size, singleKeys: true }));
			localStorage.setItem('desk.fake', open ? 'open' : 'closed');
		},
		[text, register, remind, many, state]
	);
	// Where something had the focus at last; a new address gives it to the page as a whole.
	await page.addInitScript(() => document.addEventListener('focusin', ({ target }) => (window.deskFocusAt = target === document.body ? '' : location.pathname)));
	const complaints = [];
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(String(error)));
	return { page, complaints, url };
}

/** The window as a person changes it: its colours, its size and the size of its text, with everything in it as it stands. */
export async function change(page, { theme, text, width, height }) {
	await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
	await page.setViewportSize({ width, height });
	await setText(page, text);
}

/** The size of the text alone, in percent. */
export async function setText(page, text) {
	await page.evaluate((size) => {
		document.documentElement.style.fontSize = `${size}%`;
		// As the program does it: container queries in rem are asked again.
		const app = document.getElementById('app');
		app.style.containerType = 'normal';
		void app.offsetWidth;
		app.style.containerType = '';
	}, text);
}
