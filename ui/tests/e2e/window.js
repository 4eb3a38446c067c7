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
		response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream', 'content-security-policy': POLICY });
		response.end(readFileSync(found));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** A window of the desktop's size in the language of a system, with the prototype frozen as Tauri freezes it. What the console complains about is kept. */
export async function open(browser, { url, theme = 'light', text = 100, width = 1440, height = 900, locale = 'en-GB', register = true, remind = false, many = 0, state = '' }) {
	const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', locale, timezoneId: 'Europe/Berlin' });
	await context.addInitScript('Object.freeze(Object.prototype)');
	await context.addInitScript(
		([size, open, remind, many, state]) => {
			if (many) localStorage.setItem('desk.fake.many', String(many));
			if (state) localStorage.setItem('desk.fake.state', state);
			if (remind) localStorage.setItem('desk.fake.remind', 'yes');
			if (localStorage.getItem('desk.appearance') === null)
				localStorage.setItem('desk.appearance', JSON.stringify({ theme: 'system', textSize: size, singleKeys: true }));
			if (localStorage.getItem('desk.fake') === null) localStorage.setItem('desk.fake', open ? 'open' : 'closed');
		},
		[text, register, remind, many, state]
	);
	const page = await context.newPage();
	const complaints = [];
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(String(error)));
	return { page, complaints, url };
}
