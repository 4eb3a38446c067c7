import { defineConfig } from 'wuchale';
import { LOCALES, words } from './scripts/words/adapter.js';

export default defineConfig({ locales: LOCALES, localesDir: 'src/locales', adapters: { words: words() }, ai: null, logLevel: 'warn' });
