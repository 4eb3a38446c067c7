import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Three tiers: components know no domain, nouns know no routes, and only ipc talks to the desktop program. */
const refuse = (...groups) => ({
	'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message, allowTypeImports: false })) }]
});
const TAURI = [['@tauri-apps/*'], 'Only src/lib/ipc talks to Tauri; call a command through $lib/ipc/backend.'];
const ROUTES = [['**/routes/**'], 'Routes are the top tier.'];
const NOUNS = [
	['$lib/due/**', '$lib/disclosure/**', '$lib/notice/**', '$lib/pack/**', '$lib/history/**', '$lib/product/**', '$lib/identity/**', '$lib/organisation/**', '$lib/sealing/**', '$lib/verify/**', '$lib/shell/**', '$lib/session/**', '$lib/severity/**'],
	'This tier knows no domain.'
];
const IPC = [['$lib/ipc/**'], 'Components know no backend; pass values in.'];

export default ts.config(
	{ ignores: ['build/', 'build-e2e/', '.svelte-kit/', 'test-results/', 'src/lib/ipc/bindings/', 'src/locales/.wuchale/', 'src/locales/data.js', 'tests/e2e/.*'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	{
		rules: {
			eqeqeq: 'error',
			'no-console': 'error',
			'@typescript-eslint/no-invalid-void-type': 'off',
			// The window is served from its own root; there is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
			// A comment in an expression says to the translator what its text means.
			'svelte/no-useless-mustaches': ['error', { ignoreIncludesComment: true }],
			'max-lines': ['error', { max: 260, skipBlankLines: true }],
			...refuse(TAURI, ROUTES)
		}
	},
	{ files: ['src/lib/components/**', 'src/lib/time/**', 'src/lib/design/**'], rules: refuse(TAURI, ROUTES, NOUNS, IPC) },
	{ files: ['src/lib/ipc/**'], rules: refuse(ROUTES, NOUNS) },
	{ files: ['src/lib/session/**'], rules: refuse(TAURI, ROUTES, [NOUNS[0].filter((noun) => noun !== '$lib/session/**'), 'The session is below the nouns.']) },
	{ files: ['src/lib/ipc/fake.ts'], rules: { 'max-lines': 'off' } },
	{ files: ['tests/e2e/**', 'scripts/**'], rules: { 'no-console': 'off' } }
);
