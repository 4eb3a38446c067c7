import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The window runs under `script-src 'self'`: SvelteKit's inline start script becomes a file.
 * It stays a classic script, because it finds its element through `document.currentScript`.
 */
export function externaliseBootstrap(folder) {
	const page = join(folder, 'index.html');
	let html = readFileSync(page, 'utf8');
	html = html.replace(/<script>([\s\S]*?)<\/script>/g, (_, script) => {
		const name = `start-${createHash('sha256').update(script).digest('hex').slice(0, 12)}.js`;
		writeFileSync(join(folder, '_app', name), script.trim() + '\n');
		return `<script src="/_app/${name}"></script>`;
	});
	if (/<style|\sstyle=|<script>/.test(html)) throw new Error(`${page} holds inline style or script, which the CSP refuses`);
	writeFileSync(page, html);
}
