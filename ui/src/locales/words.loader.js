import toRuntime from 'wuchale/runtime';
import { language } from '../lib/language/language';

/**
 * Gives the texts of the chosen language to every module. The catalogues are part of the program and are all at hand when it starts,
 * so no text waits for a file.
 */
const catalogues = /** @type {Record<string, import('wuchale/runtime').CatalogModule>} */ (import.meta.glob('./.wuchale/words.words.*.compiled.js', { eager: true }));
const runtime = toRuntime(catalogues[`./.wuchale/words.words.${language}.compiled.js`], language);

export const getRuntime = () => runtime;
export const getRuntimeRx = getRuntime;
