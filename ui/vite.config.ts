import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { wuchale } from 'wuchale/vite';

/** SvelteKit's route announcer carries a style attribute, which the CSP refuses; base.css hides it instead. */
const announcerWithoutStyle: Plugin = {
	name: 'announcer-without-style',
	enforce: 'pre',
	transform(code, id) {
		if (!id.endsWith('generated/root.svelte')) return null;
		return code.replace(/(id="svelte-announcer"[^>]*?)\s+style="[^"]*"/, '$1');
	}
};

export default defineConfig({
	// The unit tests read the texts as they stand in the source, and never write to the catalogues.
	plugins: [...(process.env.VITEST ? [] : [wuchale()]), announcerWithoutStyle, sveltekit()],
	// WebKitGTK of Debian 12.
	build: { target: ['es2022', 'safari16.4'], chunkSizeWarningLimit: 1500 },
	server: { port: 5179, strictPort: true },
	test: { include: ['tests/unit/**/*.test.ts'], setupFiles: ['tests/unit/clocks.ts'] }
});
