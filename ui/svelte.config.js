import adapter from '@sveltejs/adapter-static';
import { externaliseBootstrap } from './scripts/externalise-bootstrap.js';

const pages = process.env.DESK_UI_OUT ?? 'build';
const files = adapter({ pages, assets: pages, fallback: 'index.html' });

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: {
			name: 'static-strict-csp',
			async adapt(builder) {
				await files.adapt(builder);
				externaliseBootstrap(pages);
			}
		},
		// Long version names would change every file on every build; the app is shipped as a whole.
		version: { name: 'desk' }
	}
};
