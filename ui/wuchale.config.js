import { defineConfig } from 'wuchale';
import { words } from './scripts/words/adapter.js';

export default defineConfig({ locales: ['en', 'de'], localesDir: 'src/locales', adapters: { words: words() }, ai: null, logLevel: 'warn' });
